package io.dyadwatch.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a tokens file: {@code ROLE NAME SHA256HEX [expires=RFC3339]}.
 *
 * @param expires from when on it is no longer valid
 */
public record FileToken(Role role, String name, TokenHash hash, Optional<Instant> expires) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");
    private static final String EXPIRES = "expires=";

    public FileToken {
        if (role == Role.SUBSCRIBER) {
            throw new IllegalArgumentException("tokens of subscribers are made by alert-service, not by a file");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a name is 1 to 100 of A-Z, a-z, 0-9, '.', '_', '@' and '-', and begins with a letter or digit");
        }
    }

    /**
     * Reads a line that is neither blank nor a comment.
     *
     * @throws IllegalArgumentException saying what is wrong without repeating it: somebody may have put a token there
     */
    static FileToken parse(String line) {
        String[] parts = line.strip().split("\\s+", -1);
        if (parts.length < 3 || parts.length > 4) {
            throw new IllegalArgumentException("a line is ROLE NAME SHA256HEX [expires=RFC3339]");
        }
        Role role = Role.of(parts[0])
                .orElseThrow(() -> new IllegalArgumentException("a role is operator, publisher or analyst"));
        if (parts[2].startsWith(Token.PREFIX)) {
            throw new IllegalArgumentException(
                    "this is a token, not its hash; make another, this one may be known now");
        }
        Optional<Instant> expires = parts.length == 4 ? Optional.of(expires(parts[3])) : Optional.empty();
        return new FileToken(role, parts[1], new TokenHash(parts[2]), expires);
    }

    private static Instant expires(String part) {
        if (!part.startsWith(EXPIRES)) {
            throw new IllegalArgumentException("after the hash there is expires=RFC3339 or nothing");
        }
        try {
            return OffsetDateTime.parse(part.substring(EXPIRES.length())).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expires= takes a time such as 2027-01-31T00:00:00Z", e);
        }
    }

    /** As it is written in a tokens file. */
    public String line() {
        return role.word() + " " + name + " " + hash.hex()
                + expires.map(time -> " " + EXPIRES + time).orElse("");
    }

    Holder holder() {
        return Holder.of(role, name);
    }

    boolean isValidAt(Instant now) {
        return expires.map(now::isBefore).orElse(true);
    }
}
