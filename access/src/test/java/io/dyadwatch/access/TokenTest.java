package io.dyadwatch.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

    @Test
    void a_fresh_token_is_well_formed_and_no_other() {
        // given
        SecureRandom random = new SecureRandom();

        // when
        Token one = Token.fresh(random);
        Token other = Token.fresh(random);

        // then
        assertThat(one.isWellFormed()).isTrue();
        assertThat(one.text()).matches("dwt_[A-Za-z0-9_-]{43}");
        assertThat(one.text()).isNotEqualTo(other.text());
        assertThat(one.hash()).isNotEqualTo(other.hash());
    }

    @Test
    void its_hash_is_the_sha256_of_its_text() {
        // FIPS 180-2, appendix B.1
        assertThat(new Token("abc").hash().hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(new Token("abc").hash().bytes()).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dwt_",
                "dwt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "dwt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "DWT_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "dwt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "dwt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAé",
            })
    void what_could_be_no_token_is_known_by_its_letters(String text) {
        assertThat(new Token(text).isWellFormed()).isFalse();
    }

    @Test
    void a_token_does_not_show_itself_where_it_is_printed() {
        // given
        Token token = Token.fresh(new SecureRandom());

        // then
        assertThat(token.toString()).doesNotContain(token.text().substring(5));
    }

    @Test
    void a_hash_is_64_lower_case_digits() {
        assertThatThrownBy(() -> new TokenHash("AB".repeat(32))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TokenHash("ab")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_words_for_annotations_are_those_of_the_roles() {
        assertThat(new String[] {Roles.OPERATOR, Roles.PUBLISHER, Roles.ANALYST, Roles.SUBSCRIBER})
                .containsExactly(
                        Role.OPERATOR.word(), Role.PUBLISHER.word(), Role.ANALYST.word(), Role.SUBSCRIBER.word());
    }
}
