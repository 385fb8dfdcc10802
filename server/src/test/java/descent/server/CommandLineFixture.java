package descent.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A command that has run, and what it printed. */
record CommandLineFixture(int exitCode, String out, String err) {
  static CommandLineFixture run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    return new CommandLineFixture(exitCode, out.toString(), err.toString());
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
