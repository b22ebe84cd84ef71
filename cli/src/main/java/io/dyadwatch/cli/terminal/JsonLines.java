package io.dyadwatch.cli.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dyadwatch.contracts.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** NDJSON out: one value a line. On a terminal, characters that would act on it are escaped as JSON allows. */
public final class JsonLines {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ObjectMapper mapper;
    private final OutputStream sink;
    private final OutputStream out;
    private int unflushed;

    public JsonLines(OutputStream sink, boolean interactive) {
        this.mapper = Json.mapper();
        this.sink = sink;
        this.out = new BufferedOutputStream(sink, BUFFER_BYTES);
        if (interactive) {
            mapper.getFactory().setCharacterEscapes(new TerminalEscapes());
        }
    }

    /**
     * Writes a value and a line feed, which are sure to be out after {@link #flush} only.
     *
     * @throws Failure if nobody reads any more
     */
    public void write(Object value) {
        try {
            byte[] json = mapper.writeValueAsBytes(value);
            out.write(json);
            out.write('\n');
            unflushed += json.length + 1;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            throw closed(e);
        }
        if (unflushed >= BUFFER_BYTES) {
            flush();
        }
    }

    /** @throws Failure if nobody reads any more */
    public void flush() {
        unflushed = 0;
        try {
            out.flush();
        } catch (IOException e) {
            throw closed(e);
        }
        // A print stream keeps its errors to itself until it is asked.
        if (sink instanceof PrintStream stream && stream.checkError()) {
            throw closed(null);
        }
    }

    /** A reader like {@code head} leaves when it has enough. */
    private static Failure closed(@Nullable IOException e) {
        return new Failure("the output was closed", e);
    }

    private static final class TerminalEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        private static final int DELETE = 0x7F;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[DELETE] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            // Halves of a pair come one by one and are harmless together: private use and tags beyond the BMP
            // have no effect on a terminal.
            boolean plain = Character.isSurrogate((char) character) || Visible.isHarmless(character);
            return plain ? null : new SerializedString(String.format("\\u%04X", character));
        }
    }
}
