package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A genuine request and everything that somebody could make of it, with what a subscriber must say of each. */
final class SnippetCases {
    private static final String OTHER_SECRET = "whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0NTY3ODk=";

    private final Map<String, WebhookRequest> genuine = new LinkedHashMap<>();
    private final Map<String, WebhookRequest> refused = new LinkedHashMap<>();

    /** @param request is genuine, and its clock says the time at which it was made */
    SnippetCases(WebhookRequest request) {
        long now = request.now();
        String own = request.signatures();
        String wrong = "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        genuine.put("as it came", request);
        genuine.put("five minutes late", request.at(now + 300));
        genuine.put("five minutes early", request.at(now - 300));
        genuine.put("second of two signatures", request.withSignatures(wrong + " " + own));
        genuine.put("first of two signatures", request.withSignatures(own + " " + wrong));
        genuine.put("beside another version", request.withSignatures("v1a,abcd v2,efgh " + own));
        genuine.put("beside garbage", request.withSignatures("garbage  , v1 " + own));

        refused.put("more than five minutes late", request.at(now + 301));
        refused.put("more than five minutes early", request.at(now - 301));
        refused.put("another secret", request.withSecret(OTHER_SECRET));
        refused.put("another id", request.withId(request.id() + "x"));
        refused.put("another timestamp, as fresh", request.withTimestamp(Long.toString(now + 1)));
        refused.put("no number for a timestamp", request.withTimestamp("now"));
        refused.put("no timestamp", request.withTimestamp(""));
        refused.put("a timestamp beyond all numbers", request.withTimestamp("9".repeat(30)));
        refused.put("a timestamp with a sign", request.withTimestamp("-" + request.timestamp()));
        refused.put("one byte more", request.withBody(appended(request.bytes())));
        refused.put("one byte less", request.withBody(Arrays.copyOf(request.bytes(), request.bytes().length - 1)));
        refused.put("one byte changed", request.withBody(changed(request.bytes())));
        refused.put("no body", request.withBody(new byte[0]));
        refused.put("bytes that are no UTF-8", request.withBody(new byte[] {(byte) 0xff, (byte) 0xfe}));
        refused.put("no signature", request.withSignatures(""));
        refused.put("another version", request.withSignatures(own.replace("v1,", "v2,")));
        refused.put("version 1a", request.withSignatures(own.replace("v1,", "v1a,")));
        refused.put("no version", request.withSignatures(own.replace("v1,", "")));
        refused.put("a signature of something else", request.withSignatures(wrong));
        refused.put("a version alone", request.withSignatures("v1, v1,"));
        refused.put("garbage", request.withSignatures("%%% ,,, v1 =="));
        refused.put("letters beyond ASCII", request.withSignatures("v1,ñандú"));
        refused.put("half a signature", request.withSignatures(own.substring(0, own.length() / 2)));
        refused.put("separated by a comma", request.withSignatures(wrong + "," + own));
    }

    /** The function says of each what it must. */
    void assertJudgedBy(Snippet snippet) {
        Map<String, Boolean> expected = new LinkedHashMap<>();
        genuine.keySet().forEach(name -> expected.put(name, true));
        refused.keySet().forEach(name -> expected.put(name, false));
        Map<String, WebhookRequest> all = new LinkedHashMap<>(genuine);
        all.putAll(refused);

        List<Boolean> answers = snippet.verified(List.copyOf(all.values()));

        assertThat(answers).hasSize(all.size());
        Map<String, Boolean> judged = new LinkedHashMap<>();
        all.keySet().forEach(name -> judged.put(name, answers.get(judged.size())));
        assertThat(judged).isEqualTo(expected);
    }

    private static byte[] appended(byte[] body) {
        return (new String(body, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] changed(byte[] body) {
        byte[] other = body.clone();
        other[other.length / 2] ^= 1;
        return other;
    }
}
