package io.dyadwatch.cli.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dyadwatch.contracts.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** NDJSON out: one value a line. On a terminal, characters that would act on it are escaped as JSON allows. */
public final class JsonLines {
    private final ObjectMapper mapper;
    private final OutputStream out;

    public JsonLines(OutputStream out, boolean interactive) {
        this.mapper = Json.mapper();
        this.out = out;
        if (interactive) {
            mapper.getFactory().setCharacterEscapes(new TerminalEscapes());
        }
    }

    /** Writes a value and a line feed; does not flush. */
    public void write(Object value) {
        try {
            out.write(mapper.writeValueAsBytes(value));
            out.write('\n');
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            throw closed(e);
        }
    }

    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw closed(e);
        }
    }

    /** A reader like {@code head} leaves when it has enough. */
    private static Failure closed(IOException e) {
        return new Failure("standard output was closed", e);
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
