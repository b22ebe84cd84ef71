package io.dyadwatch.system;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnippetsTest {
    /** From the specification's own tests. */
    private static final WebhookRequest PUBLISHED_VECTOR = new WebhookRequest(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "1614265330",
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            Base64.getEncoder().encodeToString("{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)),
            1614265330);

    @ParameterizedTest
    @EnumSource
    void what_a_subscriber_copies_accepts_the_published_vector_and_nothing_made_of_it(Snippet snippet) {
        snippet.assumeItRunsHere();

        new SnippetCases(PUBLISHED_VECTOR).assertJudgedBy(snippet);
    }
}
