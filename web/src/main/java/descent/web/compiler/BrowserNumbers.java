package descent.web.compiler;

import org.teavm.extension.spi.substitution.SimpleSubstitutionPolicy;
import org.teavm.extension.spi.substitution.SubstitutionSink;

/**
 * Lets the browser print and read doubles, by {@code descent.web.number}: TeaVM's own classes are
 * two tables of powers of ten, 17 kB of each module that gzip cannot shrink.
 */
public final class BrowserNumbers extends SimpleSubstitutionPolicy {
  /** TeaVM loads its policies by name. */
  public BrowserNumbers() {}

  @Override
  public void contribute(SubstitutionSink sink) {
    sink.selectClasses(namePattern("org.teavm.classlib.impl.text.Double*"))
        .replacePackage("org.teavm.classlib.impl.text", "descent.web.number");
  }
}
