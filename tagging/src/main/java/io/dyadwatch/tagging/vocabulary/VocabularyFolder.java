package io.dyadwatch.tagging.vocabulary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads the files of a vocabulary from a folder. Links are followed and what has a hidden name is passed over, as a
 * mounted Kubernetes ConfigMap is made of both. Files that are not YAML are passed over too.
 */
public final class VocabularyFolder {
    /** Bytes; a vocabulary of all the world's states, offices and persons has a tenth of it. */
    private static final long LARGEST_FILE = 16L * 1024 * 1024;

    private VocabularyFolder() {}

    /**
     * @return at least one file
     * @throws InvalidVocabulary naming the file, if one cannot be part of a vocabulary, or there is none
     * @throws IOException if a file cannot be read
     */
    public static List<VocabularyFile> read(Path folder) throws IOException {
        List<VocabularyFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
                Path inside = folder.relativize(path);
                String name = inside.toString().replace('\\', '/');
                if (isHidden(inside) || !Files.isRegularFile(path)) {
                    continue;
                }
                if (name.endsWith(".yml")) {
                    throw new InvalidVocabulary(name + ":", "must be called .yaml");
                }
                if (name.endsWith(".yaml")) {
                    files.add(new VocabularyFile(name, content(name, path)));
                }
            }
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof FileSystemLoopException loop) {
                throw new InvalidVocabulary(loop.getFile() + ":", "is a link that goes round in a circle");
            }
            throw e.getCause();
        }
        if (files.isEmpty()) {
            throw new InvalidVocabulary(folder + ":", "holds no .yaml file");
        }
        return files;
    }

    private static boolean isHidden(Path inside) {
        return StreamSupport.stream(inside.spliterator(), false)
                .anyMatch(part -> part.toString().startsWith("."));
    }

    private static String content(String name, Path path) throws IOException {
        long size = Files.size(path);
        if (size > LARGEST_FILE) {
            throw new InvalidVocabulary(name + ":", "has " + size + " bytes, more than " + LARGEST_FILE);
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        CharBuffer text = CharBuffer.allocate(bytes.limit());
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(bytes, text, true);
        text.flip();
        if (result.isError()) {
            long line = text.chars().filter(c -> c == '\n').count() + 1;
            throw new InvalidVocabulary(name + ", line " + line + ":", "is not UTF-8");
        }
        return text.toString();
    }
}
