package io.dyadwatch.access.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.access.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTest {
    private final AccessRules rules =
            AccessRules.ofEveryService().allow("/v1/articles", Role.PUBLISHER).allowAnnotated("/v2/*");

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/openapi"})
    void health_and_the_description_of_the_api_are_for_everybody(String path) {
        assertThat(rules.of(path)).isEqualTo(new AccessRules.Allowed.Everybody());
    }

    @Test
    void metrics_are_for_operators_and_analysts() {
        assertThat(rules.of("/q/metrics"))
                .isEqualTo(new AccessRules.Allowed.Holders(Set.of(Role.OPERATOR, Role.ANALYST)));
    }

    @Test
    void a_service_adds_rules_of_its_own() {
        assertThat(rules.of("/v1/articles")).isEqualTo(new AccessRules.Allowed.Holders(Set.of(Role.PUBLISHER)));
        assertThat(rules.of("/v2/anything/below")).isEqualTo(new AccessRules.Allowed.Holders(Set.of(Role.values())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/v1/articles/", "/v1/articles/batch", "/V1/articles", "/v2", "/q/dev", "/q/healthy", "/q"})
    void what_no_rule_names_is_for_nobody(String path) {
        assertThat(rules.of(path)).isEqualTo(new AccessRules.Allowed.Nobody());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0", "192.168.1.4", "::", "example.org", "localhost.example.org", "127.0.0.1.nip.io", ""})
    void the_local_mode_is_refused_where_another_machine_could_get_in(String host) {
        assertThatThrownBy(() -> Gate.check(true, host, false))
                .hasMessageContaining("quarkus.http.host is " + host)
                .hasMessageContaining("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "::1", "[::1]"})
    void the_local_mode_is_for_the_loopback(String host) {
        assertThatCode(() -> Gate.check(true, host, false)).doesNotThrowAnyException();
    }

    @Test
    void without_tokens_and_outside_the_local_mode_the_start_says_what_to_do() {
        assertThatThrownBy(() -> Gate.check(false, "127.0.0.1", false))
                .hasMessageContaining("dyadwatch.access.tokens-file")
                .hasMessageContaining("dyadwatch token new");
        assertThatCode(() -> Gate.check(false, "0.0.0.0", true)).doesNotThrowAnyException();
    }
}
