/**
 * What every backend must do, as plain Java: cases that JUnit loops over on the JVM and a self-test
 * page loops over in the browser.
 */
@NullMarked
package descent.engine.contract;

import org.jspecify.annotations.NullMarked;
