package io.dyadwatch.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tokens of a file, by hash. UTF-8; a line is a {@link FileToken}, blank, or a comment that begins with {@code #}. A
 * hash stands in it once, and so does a name under a role.
 *
 * @param tokens as read
 */
public record TokensFile(Map<TokenHash, FileToken> tokens) {
    private static final int MAX_BYTES = 1024 * 1024;

    public TokensFile {
        tokens = Map.copyOf(tokens);
    }

    /**
     * Reads a file.
     *
     * @throws UnusableTokensFile naming file and line
     */
    public static TokensFile read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new UnusableTokensFile(file + " is over " + MAX_BYTES + " bytes");
            }
            return of(file, Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Its message may be no more than the name again.
            throw new UnusableTokensFile(
                    file + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static TokensFile of(Path file, List<String> lines) {
        Map<TokenHash, FileToken> tokens = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                FileToken token = FileToken.parse(line);
                if (tokens.put(token.hash(), token) != null) {
                    throw new IllegalArgumentException("the same hash stands in a line above");
                }
                if (!names.add(token.role() + " " + token.name())) {
                    throw new IllegalArgumentException("the same role and name stand in a line above");
                }
            } catch (IllegalArgumentException e) {
                throw new UnusableTokensFile(file + ", line " + (i + 1) + ": " + e.getMessage());
            }
        }
        return new TokensFile(tokens);
    }
}
