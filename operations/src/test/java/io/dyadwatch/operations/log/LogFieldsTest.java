package io.dyadwatch.operations.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

class LogFieldsTest {
    private final LogFields filter = new LogFields();

    @Test
    void everyKeyOfTheStatementIsAFieldWithItsArgument() {
        ExtLogRecord record = record(
                "io.dyadwatch.alert.Any", "100%% lost after %s: topic=%s partition=%d offset=%05d", "x", "t", 3, 42L);

        assertThat(filter.isLoggable(record)).isTrue();

        assertThat(record.getMdcCopy())
                .containsEntry("topic", "t")
                .containsEntry("partition", "3")
                .containsEntry("offset", "42")
                .hasSize(3);
        assertThat(new PatternFormatter("%s").format(record))
                .isEqualTo("100% lost after x: topic=t partition=3 offset=00042");
    }

    @Test
    void aValueBringsNoKeyAlong() {
        ExtLogRecord record = record("io.dyadwatch.alert.Any", "Refused: error=%s", "no articleId=%s topic=evil");

        filter.isLoggable(record);

        assertThat(record.getMdcCopy()).containsOnlyKeys("error");
    }

    @Test
    void whatIsNotOfTheVocabularyAndWhatOthersLogGetsNone() {
        ExtLogRecord unknown = record("io.dyadwatch.alert.Any", "That: colour=%s", "red");
        ExtLogRecord others = record("org.example.Any", "That: topic=%s", "t");
        ExtLogRecord absent = record("io.dyadwatch.alert.Any", "That: topic=%s", new Object[] {null});

        filter.isLoggable(unknown);
        filter.isLoggable(others);
        filter.isLoggable(absent);

        assertThat(unknown.getMdcCopy()).isEmpty();
        assertThat(others.getMdcCopy()).isEmpty();
        assertThat(absent.getMdcCopy()).isEmpty();
    }

    private static ExtLogRecord record(String logger, String format, Object... arguments) {
        ExtLogRecord record =
                new ExtLogRecord(Level.WARN, format, ExtLogRecord.FormatStyle.PRINTF, LogFieldsTest.class.getName());
        record.setLoggerName(logger);
        record.setParameters(arguments);
        return record;
    }
}
