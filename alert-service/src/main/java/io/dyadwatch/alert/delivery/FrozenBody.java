package io.dyadwatch.alert.delivery;

import java.nio.charset.StandardCharsets;

/** The bytes of a delivery, UTF-8 JSON, the same in every attempt. */
public final class FrozenBody {
    private final byte[] bytes;

    public FrozenBody(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The same as a string, which is what the signature library takes. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
