package io.dyadwatch.extraction.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @Test
    void paragraphsAreApartByABlankLine() {
        assertThat(PlainText.ofHtml("<p>One\n  line.</p><p>Two.</p>three<div>four</div>"))
                .isEqualTo("One line.\n\nTwo.\n\nthree\n\nfour");
    }

    @Test
    void oneBreakIsALineAndTwoAreAParagraph() {
        assertThat(PlainText.ofHtml("a<br>b<br/><br />c")).isEqualTo("a\nb\n\nc");
    }

    @Test
    void listItemsAndRowsAreLines() {
        assertThat(PlainText.ofHtml(
                        "<ul><li>a</li><li>b</li></ul><table><tr><td>c</td><td>d</td></tr><tr><td>e</td></tr></table>"))
                .isEqualTo("a\nb\n\nc d\ne");
    }

    @Test
    void scriptsStylesAndCommentsAreGone() {
        assertThat(
                        PlainText.ofHtml(
                                "a<script>if (1 < 2) document.write('<p>x</p>')</script>b<style>p{}</style>c<!-- d <b> -->e<!-->f"))
                .isEqualTo("abcef");
    }

    @Test
    void aScriptThatNeverEndsTakesTheRestWithIt() {
        assertThat(PlainText.ofHtml("a<script>b <p>c")).isEqualTo("a");
    }

    @Test
    void aSelfClosedScriptOfXhtmlTakesNothing() {
        assertThat(PlainText.ofXhtml("a<script src='x'/>b", new DeclaredEntities()))
                .isEqualTo("ab");
    }

    @Test
    void aLessThanSignThatBeginsNoTagIsText() {
        assertThat(PlainText.ofHtml("<p>1 < 2 and I <3 you <!' it is</p>")).isEqualTo("1 < 2 and I <3 you <!' it is");
    }

    @Test
    void referencesAreDecodedOnce() {
        assertThat(PlainText.ofHtml("caf&eacute;&nbsp;&amp;lt; &#8220;q&#x201D; &#146; &copy 1 &unknown; a&b"))
                .isEqualTo("caf\u00E9 &lt; \u201Cq\u201D \u2019 \u00A9 1 &unknown; a&b");
    }

    @Test
    void referencesToNoCharacterAreReplaced() {
        assertThat(PlainText.ofHtml("&#0;&#xD800;&#x110000;&#99999999999;")).isEqualTo("\uFFFD".repeat(4));
    }

    @Test
    void tagsInQuotedAttributesAreNoTags() {
        assertThat(PlainText.ofHtml("<a title='a > b' href=\"<p>\">link</a>")).isEqualTo("link");
    }

    @Test
    void blankLinesPartParagraphsWhereNoTagDoes() {
        assertThat(PlainText.ofHtml("one\nline\n\nand <b>two</b>")).isEqualTo("one line\n\nand two");
        assertThat(PlainText.ofHtml("<p>one\n\nline</p>")).isEqualTo("one line");
    }

    @Test
    void linesThatAreMeantStay() {
        assertThat(PlainText.ofLines("one\r\n two \n\n\n\nthree")).isEqualTo("one\ntwo\n\nthree");
        assertThat(PlainText.ofText("one\n two \n\n\n\nthree")).isEqualTo("one two\n\nthree");
        assertThat(PlainText.line(" one\n\n\ttwo\u00A0")).isEqualTo("one two");
    }

    @Test
    void controlCharactersAreGone() {
        assertThat(PlainText.line("ab\u0001cd\u0000e\uFEFF")).isEqualTo("abcde");
    }

    @Test
    void c1ControlsAreWhatTheyAreInWindows1252() {
        assertThat(PlainText.line("don\u0092t \u0080")).isEqualTo("don\u2019t \u20AC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>x</b>", "a<br>b", "AT&amp;T", "x &#8217;", "</p>", "a <!-- b --> c"})
    void whatHasTagsOrReferencesLooksLikeHtml(String text) {
        assertThat(PlainText.looksLikeHtml(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 < 2", "List<String> x", "AT&T", "a && b; c", "<3", "a & b", "use <blockchain>"})
    void whatHasNoneIsPlain(String text) {
        assertThat(PlainText.looksLikeHtml(text)).isFalse();
    }

    @Test
    void oneTextHasABound() {
        assertThat(PlainText.ofHtml("x".repeat(3_000_000))).hasSize(PlainText.MAX_CHARS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<a href=\"",
                "<!--",
                "<",
                "&#",
                "&amp",
                "<![CDATA[",
                "</",
                "<a b='",
                "<script>",
                "<p ",
                "<?",
                "&a;"
            })
    void repeatedHalvesOfMarkupTakeLinearTime(String half) {
        assertThat(PlainText.ofHtml(half.repeat(200_000))).isNotNull();
        assertThat(PlainText.ofXhtml(half.repeat(200_000), new DeclaredEntities()))
                .isNotNull();
    }
}
