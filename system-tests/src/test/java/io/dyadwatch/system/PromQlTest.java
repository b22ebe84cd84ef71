package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromQlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "up; up",
                "rate(a_total[5m]); a_total",
                "sum by (outcome) (rate(a_total{outcome=~\"b|c\"}[5m])) / sum(b_total) by (outcome); a_total b_total",
                "sum without (x, y) (a) > bool 0.5; a",
                "a * on (job, instance) group_left (version) b_info; a b_info",
                "a * on (job) group_left b; a b",
                "a and ignoring (x) b unless c or d; a b c d",
                "histogram_quantile(0.99, sum by (le) (rate(a_bucket[5m:10s] offset 1h))) > 1e-3; a_bucket",
                "a{text=\"x { } b ' (\", other='\\'c'} - 1.5e+9; a",
                "time() - max(a) > 0x1F # b; a",
                "a > 5m30s; a",
                "job:a:rate5m @ 1609746000; job:a:rate5m",
                "count(count by (version) (a == 1)) > 1; a",
                "absent(a{job=\"b\"} == 1) or vector(Inf); a",
            })
    void metrics_are_what_is_no_keyword_no_function_and_no_label(String expression, String metrics) {
        assertThat(PromQl.metrics(expression)).containsExactlyInAnyOrder(metrics.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate(a[$__rate_interval]) + $b", "a{b=\"c\"", "a[5m", "{__name__=~\"a.*\"}", "a & b"})
    void what_cannot_be_told_is_refused(String expression) {
        assertThatThrownBy(() -> PromQl.metrics(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expression);
    }

    @Test
    void a_label_called_like_a_metric_is_none() {
        assertThat(PromQl.metrics("max by (up) (a{up=\"1\"})")).containsExactly("a");
    }
}
