package io.dyadwatch.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Publishers' sites on loopback, a host each, with feeds as they are: of twenty, six get a new item with each of the first
 * answers, two are broken, one never answers, and the rest stay as they are. Half of the quiet ones have teasers, whose pages
 * have the text.
 */
final class NewsSites implements AutoCloseable {
    private static final int HOSTS = 50;
    private static final int ITEMS = 3;
    private static final int NEW_ITEMS = 5;

    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();
    private final AtomicInteger most = new AtomicInteger();

    /** What a feed does when it is asked. */
    enum Habit {
        QUIET,
        TEASING,
        CHANGING,
        FAILING,
        NONSENSE,
        HANGING;

        static Habit of(int number) {
            int place = number % 20;
            if (place < 6) {
                return CHANGING;
            }
            return switch (place) {
                case 6 -> FAILING;
                case 7 -> NONSENSE;
                case 8 -> HANGING;
                default -> place % 2 == 0 ? QUIET : TEASING;
            };
        }
    }

    /** One feed. */
    record Source(int number, String host, Habit habit, AtomicInteger asked) {
        String url() {
            return host + "/feed/" + number;
        }

        boolean hasItems() {
            return habit == Habit.QUIET || habit == Habit.TEASING || habit == Habit.CHANGING;
        }

        int items() {
            return ITEMS + (habit == Habit.CHANGING ? Math.min(NEW_ITEMS, Math.max(0, asked.get() - 1)) : 0);
        }

        String item(int i) {
            return host + "/story/" + number + "-" + i;
        }
    }

    NewsSites(int feeds) {
        for (int i = 0; i < HOSTS; i++) {
            servers.add(server("127.0.1." + (i + 1)));
        }
        for (int i = 0; i < feeds; i++) {
            HttpServer server = servers.get(i % HOSTS);
            String host = "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                    + server.getAddress().getPort();
            sources.add(new Source(i, host, Habit.of(i), new AtomicInteger()));
        }
    }

    List<Source> sources() {
        return List.copyOf(sources);
    }

    /** Whether every feed that changes has said all that it will. */
    boolean isAllSaid() {
        return sources.stream().allMatch(source -> source.habit != Habit.CHANGING || source.asked.get() > NEW_ITEMS);
    }

    /** The addresses of all items that were in a feed. */
    Set<String> items() {
        Set<String> items = new TreeSet<>();
        for (Source source : sources) {
            for (int i = 0; source.hasItems() && i < source.items(); i++) {
                items.add(source.item(i));
            }
        }
        return items;
    }

    /** The most requests that one host had in hand at a time; those that are never answered are left out. */
    int mostInFlight() {
        return most.get();
    }

    private HttpServer server(String address) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
            server.setExecutor(threads);
            server.createContext("/feed/", exchange -> {
                try (exchange) {
                    feed(exchange);
                }
            });
            server.createContext("/story/", exchange -> counted(exchange, () -> page(exchange)));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void feed(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Source source = sources.get(Integer.parseInt(path.substring("/feed/".length())));
        source.asked.incrementAndGet();
        if (source.habit == Habit.HANGING) {
            hang();
            return;
        }
        counted(exchange, () -> {
            switch (source.habit) {
                case FAILING -> answer(exchange, 500, "text/plain", "Internal error");
                case NONSENSE -> answer(exchange, 200, "application/rss+xml", "<html><body>Welcome</body></html>");
                default -> answer(exchange, 200, "application/rss+xml", rss(source));
            }
        });
    }

    private static String rss(Source source) {
        StringBuilder rss =
                new StringBuilder("<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
                        + "<channel><title>Feed</title>");
        for (int i = source.items() - 1; i >= 0; i--) {
            String text = source.habit == Habit.TEASING
                    ? "<description>Story " + i + " begins &#8230;</description>"
                    : "<content:encoded>" + story(source.number, i) + "</content:encoded>";
            rss.append("<item><title>Story ").append(i).append(" of feed ").append(source.number);
            rss.append("</title><link>")
                    .append(source.item(i))
                    .append("</link>")
                    .append(text)
                    .append("</item>");
        }
        return rss.append("</channel></rss>").toString();
    }

    private void page(HttpExchange exchange) throws IOException {
        String[] numbers =
                exchange.getRequestURI().getPath().substring("/story/".length()).split("-", 2);
        String story = story(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
        answer(
                exchange,
                200,
                "text/html",
                "<html><body><article><h1>Story</h1><p>" + story + "</p><p>" + story + "</p></article></body></html>");
    }

    private static String story(int feed, int item) {
        return ("Story number " + item + " of feed number " + feed
                        + " tells at some length what happened where, when and to"
                        + " whom, so that nobody takes it for a headline or for a list of links. ")
                .repeat(3);
    }

    private void counted(HttpExchange exchange, Answering answering) throws IOException {
        AtomicInteger host =
                inFlight.computeIfAbsent(String.valueOf(exchange.getLocalAddress()), address -> new AtomicInteger());
        try (exchange) {
            most.accumulateAndGet(host.incrementAndGet(), Math::max);
            answering.answer();
        } finally {
            host.decrementAndGet();
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void hang() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }

    private interface Answering {
        void answer() throws IOException;
    }
}
