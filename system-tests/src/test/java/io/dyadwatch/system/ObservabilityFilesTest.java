package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Rules and dashboards, held against the page of metrics, the runbook and each other. */
class ObservabilityFilesTest {
    @Test
    void every_rule_says_how_urgent_it_is_what_is_wrong_and_where_the_runbook_tells_of_it() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (Observability.Rule rule : Observability.rules()) {
            softly.assertThat(rule.name()).matches("Dyadwatch[A-Z]\\w+");
            softly.assertThat(rule.labels().get("severity")).as(rule.name()).isIn("page", "ticket");
            softly.assertThat(rule.annotations().get("summary"))
                    .as("summary of %s", rule.name())
                    .isNotBlank();
            softly.assertThat(rule.annotations().get("description"))
                    .as("description of %s", rule.name())
                    .isNotBlank();
            softly.assertThat(anchors())
                    .as("headings of the runbook, for %s", rule.name())
                    .contains(rule.annotations().getOrDefault("runbook_url", "no runbook_url"));
        }
        softly.assertAll();
        assertThat(Observability.rules()).extracting(Observability.Rule::name).doesNotHaveDuplicates();
    }

    @Test
    void the_runbook_tells_of_no_rule_that_is_not_there() throws IOException {
        Set<String> rules = Observability.rules().stream()
                .map(rule -> rule.annotations().getOrDefault("runbook_url", ""))
                .collect(Collectors.toSet());

        assertThat(anchors().stream().filter(anchor -> anchor.contains("#dyadwatch")))
                .isSubsetOf(rules);
    }

    @Test
    void every_rule_is_tested_by_its_name_silent_and_firing() {
        List<JsonNode> tests = Observability.ruleTests().stream()
                .flatMap(file -> Observability.elements(Observability.yaml(file).path("tests")))
                .toList();
        List<String> rules =
                Observability.rules().stream().map(Observability.Rule::name).toList();

        assertThat(tests.stream().map(test -> test.path("name").asText())).containsExactlyInAnyOrderElementsOf(rules);
        assertThat(tests).allSatisfy(test -> {
            List<JsonNode> samples = Observability.elements(test.path("promql_expr_test"))
                    .map(expectation -> expectation.path("exp_samples"))
                    .toList();
            assertThat(samples).as(test.path("name").asText()).anyMatch(JsonNode::isEmpty);
            assertThat(samples).as(test.path("name").asText()).anyMatch(sample -> !sample.isEmpty());
            assertThat(Observability.elements(test.path("promql_expr_test"))
                            .map(expectation -> expectation.path("expr").asText()))
                    .allMatch(expression -> expression.contains(
                            "alertname=\"" + test.path("name").asText() + "\""));
        });
    }

    @Test
    void every_panel_says_what_it_shows_in_which_unit_from_the_data_source_that_is_provisioned() {
        SoftAssertions softly = new SoftAssertions();
        String provisioned = Observability.yaml(
                        Observability.FOLDER.resolve("grafana/provisioning/datasources/prometheus.yaml"))
                .at("/datasources/0/uid")
                .asText();
        softly.assertThat(provisioned).isEqualTo("prometheus");
        for (Observability.Panel panel : Observability.panels()) {
            softly.assertThat(panel.text("/title")).as(panel.name()).isNotBlank();
            softly.assertThat(panel.text("/description"))
                    .as("description of %s", panel.name())
                    .isNotBlank();
            softly.assertThat(panel.text("/fieldConfig/defaults/unit"))
                    .as("unit of %s", panel.name())
                    .isNotBlank();
            softly.assertThat(panel.expressions())
                    .as("queries of %s", panel.name())
                    .isNotEmpty();
            softly.assertThat(panel.text("/datasource/uid")).as(panel.name()).isEqualTo(provisioned);
            softly.assertThat(Observability.elements(panel.content().path("targets"))
                            .map(target -> target.at("/datasource/uid").asText()))
                    .as("data sources of %s", panel.name())
                    .containsOnly(provisioned);
        }
        softly.assertAll();
    }

    @Test
    void dashboards_and_their_panels_are_told_apart() {
        List<Observability.Dashboard> dashboards = Observability.dashboards();

        assertThat(dashboards.stream().map(each -> each.content().path("uid").asText()))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(uid -> uid.startsWith("dyadwatch-"));
        assertThat(dashboards).allSatisfy(each -> {
            assertThat(each.content().path("title").asText()).as(each.file()).isNotBlank();
            assertThat(ids(each.content().path("panels")))
                    .as("ids of panels in %s", each.file())
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id > 0);
        });
    }

    @Test
    void every_metric_that_a_rule_or_a_panel_names_is_listed_on_the_page_of_metrics() {
        SoftAssertions softly = new SoftAssertions();
        assertThat(Observability.metrics()).isNotEmpty();
        Observability.metrics()
                .forEach((metric, places) -> softly.assertThat(MetricsPage.lists(metric))
                        .as("docs/metrics.md lists %s of %s", metric, places)
                        .isTrue());
        softly.assertAll();
    }

    @Test
    void a_secured_deployment_is_watched_as_any_other_but_by_https_and_by_the_names_of_its_services() {
        JsonNode plain = Observability.yaml(Observability.PROMETHEUS.resolve("prometheus.yml"));
        JsonNode secured = Observability.yaml(Observability.PROMETHEUS.resolve("prometheus.secure.yml"));

        for (String same : List.of("/global", "/rule_files", "/scrape_configs/0/authorization")) {
            assertThat(secured.at(same)).as(same).isEqualTo(plain.at(same));
        }
        assertThat(secured.path("scrape_configs").findValuesAsText("job_name"))
                .isEqualTo(plain.path("scrape_configs").findValuesAsText("job_name"));
        assertThat(Observability.elements(secured.path("scrape_configs"))).allSatisfy(job -> {
            assertThat(job.path("scheme").asText()).isEqualTo("https");
            assertThat(job.at("/tls_config/server_name")).isEqualTo(job.path("job_name"));
        });
    }

    @Test
    void prometheus_can_read_its_configuration_and_the_rules() {
        Program promtool = Program.assumed("promtool", "whether Prometheus takes its configuration and rules");

        for (String file : List.of("prometheus.yml", "prometheus.secure.yml")) {
            ends(promtool, "check", "config", "--syntax-only", Observability.PROMETHEUS.resolve(file));
        }
        Observability.ruleFiles().forEach(file -> ends(promtool, "check", "rules", file));
    }

    @Test
    void the_rules_pass_their_tests() {
        Program promtool = Program.assumed("promtool", "whether the rules pass their tests");

        Observability.ruleTests().forEach(file -> ends(promtool, "test", "rules", file));
    }

    private static void ends(Program program, Object... arguments) {
        Program.Result result =
                program.run(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        assertThat(result.exit()).as(result.output()).isZero();
    }

    private static List<Integer> ids(JsonNode panels) {
        return Observability.elements(panels)
                .flatMap(
                        panel -> Stream.concat(Stream.of(panel.path("id").asInt()), ids(panel.path("panels")).stream()))
                .toList();
    }

    /** Of the runbook's headings, as the rules name them: letters and digits in lower case, spaces as hyphens. */
    private static Set<String> anchors() throws IOException {
        Path runbook = Observability.ROOT.resolve("docs/operating.md");
        return Files.readAllLines(runbook).stream()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceFirst("#+ ", "").strip().toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .map(anchor -> "docs/operating.md#" + anchor)
                .collect(Collectors.toSet());
    }
}
