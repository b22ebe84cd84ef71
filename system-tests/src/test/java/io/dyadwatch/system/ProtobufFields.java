package io.dyadwatch.system;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of one message in the wire format of Protocol Buffers, as far as OTLP needs it. */
final class ProtobufFields {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int BYTES = 2;
    private static final int FOUR_BYTES = 5;

    private final List<Field> fields = new ArrayList<>();

    /** @param bytes empty where it is a number */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Field(int number, long value, byte[] bytes) {}

    ProtobufFields(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            int number = tag >>> 3;
            switch (tag & 7) {
                case VARINT -> fields.add(new Field(number, varint(in), new byte[0]));
                case EIGHT_BYTES -> fields.add(new Field(number, in.getLong(), new byte[0]));
                case FOUR_BYTES -> fields.add(new Field(number, in.getInt(), new byte[0]));
                case BYTES -> {
                    byte[] bytes = new byte[(int) varint(in)];
                    in.get(bytes);
                    fields.add(new Field(number, 0, bytes));
                }
                default -> throw new IllegalArgumentException("no wire type " + (tag & 7));
            }
        }
    }

    List<ProtobufFields> messages(int number) {
        return fields.stream()
                .filter(field -> field.number == number)
                .map(field -> new ProtobufFields(field.bytes))
                .toList();
    }

    Optional<byte[]> bytes(int number) {
        return fields.stream()
                .filter(field -> field.number == number)
                .map(Field::bytes)
                .findFirst();
    }

    String text(int number) {
        return bytes(number)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }

    /** 0 where it is absent. */
    long number(int number) {
        return fields.stream()
                .filter(field -> field.number == number)
                .mapToLong(Field::value)
                .findFirst()
                .orElse(0);
    }

    boolean has(int number) {
        return fields.stream().anyMatch(field -> field.number == number);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
