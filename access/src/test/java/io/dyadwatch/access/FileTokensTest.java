package io.dyadwatch.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // JUnit fills the field
class FileTokensTest {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final Token FEED = new Token("dwt_" + "f".repeat(43));
    private static final Token DESK = new Token("dwt_" + "d".repeat(43));

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private final SetClock clock = new SetClock();

    @Test
    void a_token_is_found_by_its_hash_with_its_role_and_name() throws IOException {
        // given
        FileTokens tokens =
                tokens("# feeds", "", "publisher reuters-feed " + FEED.hash().hex());

        // then
        assertThat(tokens.find(FEED.hash())).hasValueSatisfying(holder -> {
            assertThat(holder.name()).isEqualTo("reuters-feed");
            assertThat(holder.roles()).isEqualTo(Set.of(Role.PUBLISHER));
            assertThat(holder.subscriber()).isEmpty();
        });
        assertThat(tokens.find(DESK.hash())).isEmpty();
    }

    @Test
    void a_token_is_no_longer_one_from_the_time_that_it_expires() throws IOException {
        // given
        FileTokens tokens = tokens("analyst desk " + DESK.hash().hex() + " expires=1970-01-01T01:00:00Z");

        // then
        clock.now = Instant.EPOCH.plusSeconds(3599);
        assertThat(tokens.find(DESK.hash())).isPresent();
        clock.now = Instant.EPOCH.plusSeconds(3600);
        assertThat(tokens.find(DESK.hash())).isEmpty();
    }

    @Test
    void a_changed_file_is_in_force_within_a_second() throws IOException {
        // given
        FileTokens tokens = tokens("publisher feed " + FEED.hash().hex());

        // when
        write("analyst desk " + DESK.hash().hex());
        clock.forward(Duration.ofSeconds(1));

        // then
        assertThat(tokens.find(DESK.hash())).isPresent();
        assertThat(tokens.find(FEED.hash())).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    void a_changed_file_that_cannot_be_used_changes_nothing_and_is_told_of_once() throws IOException {
        // given
        FileTokens tokens = tokens("publisher feed " + FEED.hash().hex());

        // when
        write("publisher feed " + FEED.hash().hex(), "boss me " + HASH);

        // then
        for (int i = 0; i < 3; i++) {
            clock.forward(Duration.ofSeconds(1));
            assertThat(tokens.find(FEED.hash())).isPresent();
            assertThat(tokens.isUpToDate()).isFalse();
        }
        assertThat(warnings)
                .singleElement()
                .satisfies(warning -> assertThat(warning)
                        .contains(file() + ", line 2: a role is operator, publisher or analyst", "stay in force"));

        // when
        write("analyst desk " + DESK.hash().hex());
        clock.forward(Duration.ofSeconds(1));

        // then
        assertThat(tokens.find(DESK.hash())).isPresent();
        assertThat(tokens.isUpToDate()).isTrue();
    }

    @Test
    void a_file_that_is_gone_changes_nothing_and_is_told_of_once() throws IOException {
        // given
        FileTokens tokens = tokens("publisher feed " + FEED.hash().hex());

        // when
        Files.delete(file());

        // then
        for (int i = 0; i < 3; i++) {
            clock.forward(Duration.ofSeconds(1));
            assertThat(tokens.find(FEED.hash())).isPresent();
        }
        assertThat(warnings).hasSize(1);
    }

    @Test
    void a_clock_that_was_set_back_keeps_no_old_file_in_force() throws IOException {
        // given
        clock.now = Instant.EPOCH.plus(Duration.ofDays(100));
        FileTokens tokens = tokens("publisher feed " + FEED.hash().hex());

        // when
        write("analyst desk " + DESK.hash().hex());
        clock.now = Instant.EPOCH;

        // then
        assertThat(tokens.find(FEED.hash())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            subscriber me HASH                      | tokens of subscribers are made by alert-service
            admin me HASH                           | a role is operator, publisher or analyst
            Operator me HASH                        | a role is operator, publisher or analyst
            operator HASH                           | a line is ROLE NAME SHA256HEX [expires=RFC3339]
            operator me HASH expires=x more         | a line is ROLE NAME SHA256HEX [expires=RFC3339]
            operator me 0123                        | a hash is 64 lower-case hexadecimal digits
            operator me TOKEN                       | this is a token, not its hash
            operator m/e HASH                       | a name is
            operator me HASH until=2027             | after the hash there is expires=RFC3339 or nothing
            operator me HASH expires=2027-01-01     | expires= takes a time such as
            """)
    void what_is_wrong_with_a_line_is_told_with_its_number_and_without_the_line(String line, String problem)
            throws IOException {
        // given
        String written = line.replace("HASH", HASH).replace("TOKEN", FEED.text());
        write("# first", written);

        // then
        assertThatThrownBy(() -> TokensFile.read(file()))
                .isInstanceOf(UnusableTokensFile.class)
                .hasMessageContaining(file() + ", line 2: " + problem)
                .message()
                .doesNotContain(HASH, FEED.text());
    }

    @Test
    void the_same_hash_or_the_same_name_twice_is_a_mistake() throws IOException {
        write("operator a " + HASH, "publisher b " + HASH);
        assertThatThrownBy(() -> TokensFile.read(file())).hasMessageContaining("line 2: the same hash");

        write("operator a " + HASH, "operator a " + FEED.hash().hex());
        assertThatThrownBy(() -> TokensFile.read(file())).hasMessageContaining("line 2: the same role and name");
    }

    @Test
    void a_line_is_read_as_it_is_written() throws IOException {
        // given
        FileToken token = FileToken.parse("operator me " + HASH + " expires=2027-01-31T01:00:00+01:00");

        // when
        write(token.line());

        // then
        assertThat(TokensFile.read(file()).tokens()).containsExactly(java.util.Map.entry(token.hash(), token));
        assertThat(token.line()).endsWith(" expires=2027-01-31T00:00:00Z");
    }

    private FileTokens tokens(String... lines) throws IOException {
        write(lines);
        return new FileTokens(file(), clock, warnings::add);
    }

    /** Sizes differ from one content to the next in these tests, so no clock of a file system matters. */
    private void write(String... lines) throws IOException {
        Files.writeString(file(), String.join("\n", lines));
    }

    private Path file() {
        return folder.resolve("tokens");
    }

    private static final class SetClock extends Clock {
        private Instant now = Instant.EPOCH;

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
