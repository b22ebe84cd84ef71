package io.dyadwatch.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where a command prints, always in UTF-8. Text from outside must have passed {@link Visible} before it comes here. */
public final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private final boolean coloured;

    /**
     * @param interactive whether a person looks at standard output
     * @param coloured whether that person wants colours
     */
    public Terminal(OutputStream out, OutputStream err, boolean interactive, boolean coloured) {
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.interactive = interactive;
        this.coloured = coloured;
    }

    /**
     * This process's own. The launcher script knows whether standard output is a terminal and says so in the property
     * {@code dyadwatch.terminal}; colours are left out where the variable {@code NO_COLOR} is set (no-color.org).
     */
    public static Terminal ofThisProcess() {
        boolean interactive = Boolean.getBoolean("dyadwatch.terminal");
        String noColor = System.getenv("NO_COLOR");
        return new Terminal(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                interactive,
                interactive && (noColor == null || noColor.isEmpty()));
    }

    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    /** Whether a person looks at standard output. */
    public boolean interactive() {
        return interactive;
    }

    public boolean coloured() {
        return coloured;
    }

    public void line(String text) {
        out.println(text);
    }

    public void line() {
        out.println();
    }

    /** A line on standard error. */
    public void error(String text) {
        err.println(text);
    }

    public String bold(String text) {
        return styled("1", text);
    }

    public String dim(String text) {
        return styled("2", text);
    }

    public String good(String text) {
        return styled("32", text);
    }

    public String bad(String text) {
        return styled("31", text);
    }

    public String accent(String text) {
        return styled("36", text);
    }

    private String styled(String code, String text) {
        return coloured ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
