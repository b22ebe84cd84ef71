package io.dyadwatch.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The functions that {@code docs/webhooks.md} gives a subscriber to copy, run as they stand there. Around each stands a
 * program that reads {@link WebhookRequest#line() lines} and writes {@code true} or {@code false} for each.
 */
enum Snippet {
    JAVA("java", Path.of(System.getProperty("java.home"), "bin", "java").toString()) {
        @Override
        List<String> command(String code, Path folder) {
            // A file that is run as it is starts with its first class; imports stand before it.
            String imports = code.lines().filter(l -> l.startsWith("import ")).collect(Collectors.joining("\n"));
            String rest = code.lines().filter(l -> !l.startsWith("import ")).collect(Collectors.joining("\n"));
            write(folder.resolve("Subscriber.java"), imports + """

                class Subscriber {
                    public static void main(String[] none) throws Exception {
                        var in = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));
                        for (String line = in.readLine(); line != null; line = in.readLine()) {
                            byte[][] f = Arrays.stream(line.split(" "))
                                    .map(s -> s.equals("-") ? new byte[0] : Base64.getDecoder().decode(s))
                                    .toArray(byte[][]::new);
                            System.out.println(Webhooks.verified(text(f[0]), text(f[1]), text(f[2]), text(f[3]), f[4],
                                    Instant.ofEpochSecond(Long.parseLong(text(f[5])))));
                        }
                    }

                    static String text(byte[] bytes) {
                        return new String(bytes, UTF_8);
                    }
                }
                """ + rest);
            return List.of(tool(), "-XX:TieredStopAtLevel=1", "Subscriber.java");
        }
    },
    PYTHON("python", "python3") {
        @Override
        List<String> command(String code, Path folder) {
            write(folder.resolve("subscriber.py"), code + """

                import sys
                for line in sys.stdin:
                    f = [b"" if s == "-" else base64.b64decode(s) for s in line.split()]
                    ok = verified(f[0].decode(), f[1].decode(), f[2].decode(), f[3].decode(), f[4], int(f[5]))
                    print("true" if ok else "false")
                """);
            return List.of(tool(), "subscriber.py");
        }
    },
    NODE("js", "node") {
        @Override
        List<String> command(String code, Path folder) {
            write(folder.resolve("subscriber.js"), code + """

                for (const line of require("fs").readFileSync(0, "utf8").trim().split("\\n")) {
                  const f = line.split(" ").map((s) => (s === "-" ? Buffer.alloc(0) : Buffer.from(s, "base64")));
                  console.log(verified(String(f[0]), String(f[1]), String(f[2]), String(f[3]), f[4], Number(String(f[5]))));
                }
                """);
            return List.of(tool(), "subscriber.js");
        }
    },
    GO("go", "go") {
        @Override
        List<String> command(String code, Path folder) {
            write(folder.resolve("webhooks.go"), "package main\n\n" + code);
            write(folder.resolve("main.go"), """
                package main

                import (
                	"bufio"
                	"encoding/base64"
                	"fmt"
                	"os"
                	"strconv"
                	"strings"
                	"time"
                )

                func main() {
                	lines := bufio.NewScanner(os.Stdin)
                	lines.Buffer(nil, 1<<20)
                	for lines.Scan() {
                		var f [6]string
                		for i, s := range strings.Split(lines.Text(), " ") {
                			if s != "-" {
                				b, _ := base64.StdEncoding.DecodeString(s)
                				f[i] = string(b)
                			}
                		}
                		now, _ := strconv.ParseInt(f[5], 10, 64)
                		fmt.Println(verified(f[0], f[1], f[2], f[3], []byte(f[4]), time.Unix(now, 0)))
                	}
                }
                """);
            return List.of(tool(), "run", "webhooks.go", "main.go");
        }
    };

    private static final Path PAGE = Path.of(System.getProperty("dyadwatch.root", ".."), "docs", "webhooks.md");

    private final String language;
    private final String tool;

    Snippet(String language, String tool) {
        this.language = language;
        this.tool = tool;
    }

    /** Writes the program into the folder; answers how to run it there. */
    abstract List<String> command(String code, Path folder);

    String tool() {
        return tool;
    }

    /** Skips the test, and says so, where the language's tool is not on this machine. */
    void assumeItRunsHere() {
        boolean here = new File(tool).canExecute()
                || Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> new File(folder, tool).canExecute());
        if (!here) {
            System.out.println("Skipped: there is no " + tool + " here, so the " + language + " snippet was not run.");
        }
        assumeTrue(here, "no " + tool + " here");
    }

    /** What the function says of each request, in order. */
    List<Boolean> verified(List<WebhookRequest> requests) {
        try {
            Path target = Files.createDirectories(Path.of("target", "snippets"));
            Path folder = Files.createTempDirectory(target, language + "-").toAbsolutePath();
            Path input = folder.resolve("requests.txt");
            write(input, requests.stream().map(WebhookRequest::line).collect(Collectors.joining("\n", "", "\n")));
            ProcessBuilder builder = new ProcessBuilder(command(code(), folder))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(input.toFile());
            builder.environment()
                    .put("GOCACHE", target.resolve("go-cache").toAbsolutePath().toString());
            builder.environment().put("GO111MODULE", "off");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("the " + language + " snippet does not run:\n" + output);
            }
            List<Boolean> answers = new ArrayList<>();
            for (String line : output.lines().toList()) {
                if (!line.equals("true") && !line.equals("false")) {
                    throw new AssertionError("the " + language + " snippet answers something else:\n" + output);
                }
                answers.add(Boolean.valueOf(line));
            }
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The page's one block of code in this language. */
    private String code() throws IOException {
        List<String> blocks = Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
        if (blocks.size() != 1) {
            throw new AssertionError(PAGE + " has " + blocks.size() + " blocks of " + language + " and not one");
        }
        return blocks.get(0);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
