package io.dyadwatch.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.contracts.Feed;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.ingest.problem.Refusal;
import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.TopicProvisioner;
import io.dyadwatch.outbound.Ports;
import io.dyadwatch.outbound.TargetPolicy;
import io.dyadwatch.outbound.UrlGuard;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedEditorTest {
    private static final byte[] PUBLIC = {8, 8, 8, 8};
    private static final byte[] PRIVATE = {10, 0, 0, 1};

    @TempDir
    private Path folder;

    private EmbeddedKafka broker;
    private FeedKafka kafka;
    private FeedWriter writer;
    private FeedDirectory directory;
    private FeedEditor editor;

    @BeforeEach
    void start() {
        broker = EmbeddedKafka.start(folder, 0);
        new TopicProvisioner(broker.bootstrapServers()).provision((short) 1);
        kafka = new FeedKafka(Map.of("bootstrap.servers", broker.bootstrapServers()), "g", Clock.systemUTC());
        writer = new FeedWriter(kafka);
        directory = new FeedDirectory(kafka);
        UrlGuard guard = new UrlGuard(new TargetPolicy(List.of(), true, Ports.USUAL), host ->
                new InetAddress[] {InetAddress.getByAddress(host.startsWith("inside") ? PRIVATE : PUBLIC)});
        editor = new FeedEditor(directory, kafka, writer, guard, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        directory.close();
        writer.close();
        broker.close();
    }

    @Test
    void feedsAreAddedChangedListedAndRemovedAndEveryInstanceKnows() throws InterruptedException {
        assertRefused(() -> editor.add(wanted("https://example.org/rss")), ProblemKind.UNAVAILABLE);
        directory.start();
        await().until(directory::isComplete);

        Feed added = editor.add(wanted("HTTPS://Example.org:443/rss?utm_source=x#top"));
        assertThat(added.url()).isEqualTo("https://example.org/rss?utm_source=x");
        assertThat(added.fetchPages()).isTrue();
        assertRefused(() -> editor.add(wanted("https://example.org/rss?utm_source=x")), ProblemKind.CONFLICT);
        assertRefused(() -> editor.add(wanted("https://inside.example.org/rss")), ProblemKind.INVALID);
        assertRefused(() -> editor.add(wanted("http://127.0.0.1/rss")), ProblemKind.INVALID);
        assertRefused(() -> editor.add(wanted("file:///etc/passwd")), ProblemKind.INVALID);
        assertRefused(() -> editor.add(wanted(null)), ProblemKind.INVALID);

        Feed changed = editor.change(added.id(), new FeedEditor.Change("News", null, true));
        assertThat(changed.label()).isEqualTo("News");
        assertThat(changed.paused()).isTrue();
        assertThat(changed.fetchPages()).isTrue();
        assertRefused(() -> editor.change("0", new FeedEditor.Change(null, null, null)), ProblemKind.NOT_FOUND);

        try (FeedDirectory other = new FeedDirectory(kafka)) {
            other.start();
            await().until(other::isComplete);
            assertThat(other.list(null, 10))
                    .extracting(FeedDirectory.Listed::feed)
                    .containsExactly(changed);

            editor.remove(added.id());
            await().until(() -> other.list(null, 10).isEmpty());
        }
        assertRefused(() -> editor.remove(added.id()), ProblemKind.NOT_FOUND);
    }

    @Test
    void aListIsImportedAsFarAsItGoesAndExportedWhole() throws InterruptedException {
        directory.start();
        await().until(directory::isComplete);
        String list = "<opml><body><outline text='A' xmlUrl='https://example.org/a'/>"
                + "<outline xmlUrl='gopher://example.org/'/><outline xmlUrl='https://EXAMPLE.org/a'/></body></opml>";

        FeedEditor.Imported imported = editor.importOpml(list.getBytes(UTF_8));

        assertThat(imported.added()).extracting(Feed::label).containsExactly("A");
        assertThat(imported.known()).isEqualTo(1);
        assertThat(imported.refused()).extracting(FeedEditor.NotTaken::position).containsExactly(2);
        assertThat(editor.importOpml(editor.exportOpml()).known()).isEqualTo(1);
        assertRefused(() -> editor.importOpml("<html/>".getBytes(UTF_8)), ProblemKind.INVALID);
    }

    private static FeedEditor.Wanted wanted(@Nullable String url) {
        return new FeedEditor.Wanted(url, null, null, null, null);
    }

    private static void assertRefused(ThrowingCallable call, ProblemKind kind) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }
}
