package io.dyadwatch.extraction.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * What authors of pages say about a part of theirs in its class, id, role and microdata, as a set of bits.
 *
 * <p>Names are cut into words at signs, digits and changes of case; a word, or two neighbours written as one, is looked
 * up in a vocabulary of the trade in several languages. No word in it belongs to one publisher.
 */
final class Hints {
    static final int NAVIGATION = 1;
    static final int SHARE = 1 << 1;
    static final int COMMENTS = 1 << 2;
    static final int RELATED = 1 << 3;
    static final int ADVERT = 1 << 4;
    static final int SUBSCRIBE = 1 << 5;
    static final int CONSENT = 1 << 6;
    static final int CAPTION = 1 << 7;
    static final int BYLINE = 1 << 8;
    static final int BIOGRAPHY = 1 << 9;
    static final int MEDIA = 1 << 10;
    static final int PULL_QUOTE = 1 << 11;
    static final int HIDDEN = 1 << 12;
    static final int BODY = 1 << 13;
    static final int BODY_MARKED = 1 << 14;
    static final int MAIN = 1 << 15;
    static final int SIDE = 1 << 16;
    static final int TAGS = 1 << 17;
    static final int PAYWALL = 1 << 19;
    static final int KICKER = 1 << 18;

    /** What is published, and what of it is its text: written together they name a body, as in {@code post-content}. */
    private static final String THING = "article story post entry news blog asset nota noticia artikel detail material"
            + " release document single node press page report statement articulo nachricht texto";

    private static final String INSIDE = "body content contents text copy cuerpo contenido texto inhalt corpo conteudo";

    private static final int MAX_NAME_CHARS = 600;
    private static final Map<String, Integer> WORDS = words();

    private Hints() {}

    static int of(Element element) {
        int hints = 0;
        for (Attribute attribute : element.attributes()) {
            String value = attribute.getValue();
            switch (attribute.getKey()) {
                case "id" -> hints |= isSentence(value) ? 0 : ofName(value);
                case "class",
                        "data-testid",
                        "data-component",
                        "data-component-name",
                        "data-module",
                        "data-type",
                        "data-name",
                        "data-qa" -> hints |= ofName(value);
                case "role" -> hints |= ofRole(value);
                case "itemprop", "property", "name" -> hints |= ofProperty(value);
                case "hidden" -> hints |= value.equals("until-found") ? 0 : HIDDEN;
                case "aria-hidden" -> hints |= value.equals("true") ? HIDDEN : 0;
                case "style" -> hints |= hidesInStyle(value) ? HIDDEN : 0;
                default -> {
                    // Says nothing about the text.
                }
            }
        }
        if (element.normalName().indexOf('-') > 0) {
            hints |= ofName(element.normalName());
        }
        return hints;
    }

    /** An id of many words is a heading made into an anchor, and tells of the article's matter. */
    private static boolean isSentence(String id) {
        int words = 1;
        for (int i = 0; i < id.length() && words <= 3; i++) {
            char c = id.charAt(i);
            if (c == '-' || c == '_' || c == ' ' || c == '.') {
                words++;
            }
        }
        return words > 3;
    }

    private static int ofRole(String role) {
        return switch (role) {
            case "navigation", "menu", "menubar", "tablist", "toolbar", "search", "contentinfo" -> NAVIGATION;
            case "complementary" -> SIDE;
            case "dialog", "alertdialog" -> CONSENT;
            case "main" -> MAIN;
            default -> 0;
        };
    }

    private static int ofProperty(String property) {
        return switch (property) {
            case "articleBody", "schema:articleBody", "reviewBody" -> BODY_MARKED;
            case "author", "datePublished", "dateModified", "schema:author", "schema:datePublished" -> BYLINE;
            case "caption", "copyrightHolder" -> CAPTION;
            case "comment", "schema:comment" -> COMMENTS;
            case "keywords" -> TAGS;
            default -> 0;
        };
    }

    private static boolean hidesInStyle(String style) {
        if (style.length() > MAX_NAME_CHARS) {
            return false;
        }
        String packed = style.replace(" ", "").toLowerCase(Locale.ROOT);
        return packed.contains("display:none") || packed.contains("visibility:hidden");
    }

    static int ofName(String name) {
        int hints = 0;
        String before = "";
        int end = Math.min(name.length(), MAX_NAME_CHARS);
        int start = -1;
        for (int i = 0; i <= end; i++) {
            boolean letter = i < end && Character.isLetter(name.charAt(i));
            boolean newWord = letter
                    && start >= 0
                    && Character.isUpperCase(name.charAt(i))
                    && Character.isLowerCase(name.charAt(i - 1));
            if (start >= 0 && (!letter || newWord)) {
                String word = name.substring(start, i).toLowerCase(Locale.ROOT);
                hints |= WORDS.getOrDefault(word, 0);
                if (!before.isEmpty()) {
                    hints |= WORDS.getOrDefault(before + word, 0);
                }
                before = word;
                start = newWord ? i : -1;
            } else if (letter && start < 0) {
                start = i;
            }
            if (i < end && name.charAt(i) == ' ') {
                before = "";
            }
        }
        return hints;
    }

    private static Map<String, Integer> words() {
        Map<String, Integer> words = new HashMap<>();
        add(
                words,
                NAVIGATION,
                "nav navigation navbar navi menu submenu breadcrumb breadcrumbs pagination pager paginator");
        add(words, NAVIGATION, "footer masthead topbar toolbar skiplink skip sitemap searchform searchbox migas");
        add(
                words,
                SHARE,
                "share sharing sharebar sharedaddy social socials addthis addtoany shariff compartir followus");
        add(
                words,
                SHARE,
                "compartilhar partager partage teilen condividi rrss redes sociales socialshare sharebuttons");
        add(words, COMMENTS, "comment comments commentlist commentsection disqus respond replies reply discussion");
        add(words, COMMENTS, "comentarios comentario kommentare kommentar commentaires commentaire commenti");
        add(words, RELATED, "related relateds relatedposts relatedarticles relatedcontent recommended recommendation");
        add(words, RELATED, "recommendations recommend morestories morefrom mostread mostpopular popular trending");
        add(words, RELATED, "outbrain taboola teaser teasers promo promos readmore readalso readnext seealso alsoread");
        add(
                words,
                RELATED,
                "relacionado relacionados relacionada relacionadas similares similaires verwandte ähnliche");
        add(
                words,
                RELATED,
                "correlati articolicorrelati interesar leermas leatambien leetambien vermas masleidas maislidas");
        add(words, RELATED, "upnext nextarticle previousarticle postnavigation nextpost prevpost morenews latestnews");
        add(words, RELATED, "youmaylike maylike morelike suggested suggestions jprelatedposts crosslink crosslinks");
        add(
                words,
                ADVERT,
                "ad ads advert adverts advertisement advertisements advertising adslot adunit adbox adsense");
        add(words, ADVERT, "sponsor sponsored sponsors dfp gpt publicidad anuncio anuncios werbung anzeige publicite");
        add(
                words,
                ADVERT,
                "publicidade pubblicita reklama banner adwrap adwrapper adcontainer googlead commercial affiliate");
        add(words, SUBSCRIBE, "newsletter newsletters subscribe subscription subscriptions signup signupform optin");
        add(words, SUBSCRIBE, "mailinglist mailchimp suscripcion suscribete suscribirse boletin login signin register");
        add(
                words,
                SUBSCRIBE,
                "registration membership donate donation donations cta calltoaction inscription abonnement");
        add(words, PAYWALL, "paywall regwall paygate premiumwall piano subscriberonly subscribersonly");
        add(
                words,
                CONSENT,
                "cookie cookies consent gdpr ccpa onetrust modal popup overlay lightbox disclaimer cookiebar");
        add(words, CAPTION, "caption captions captiontext imagecaption photocaption mediacaption figcaption credit");
        add(words, CAPTION, "credits photocredit imagecredit imgcredit leyenda pie piefoto pieimagen epigrafe legende");
        add(words, CAPTION, "bildunterschrift copyright photographer cutline imagecredits mediacredit bildtext");
        add(words, BYLINE, "byline bylines dateline timestamp date datetime pubdate pubtime posted postedon published");
        add(words, BYLINE, "postmeta entrymeta articlemeta storymeta metadata meta articleinfo postinfo storyinfo");
        add(words, BYLINE, "author authors authorname autor autores autoria firma fecha fechapublicacion datum auteur");
        add(words, BYLINE, "readingtime readtime minread updated lastmodified publishdate publishtime articledate");
        add(words, BIOGRAPHY, "bio authorbio authorinfo aboutauthor abouttheauthor authorbox authorcard");
        add(words, BIOGRAPHY, "authordescription writerbio authorprofile postauthor authordetails contributor vcard");
        add(
                words,
                MEDIA,
                "slideshow carousel gallery videoplayer jwplayer video player galeria fotogaleria slick swiper"
                        + " instagrammedia");
        add(words, PULL_QUOTE, "pullquote pullquotes pulledquote pullout quotebox destacado");
        add(words, HIDDEN, "sronly screenreader screenreadertext visuallyhidden visuallyhide offscreen assistivetext");
        add(words, HIDDEN, "printonly onlyprint");
        for (String whole : THING.split(" ", -1)) {
            for (String inside : INSIDE.split(" ", -1)) {
                add(words, BODY, whole + inside);
                add(words, BODY, inside + whole);
            }
        }
        add(
                words,
                BODY,
                "cuerpo bodycopy bodytext textbody bodycontent contentbody contenttext richtext fulltext maintext");
        add(words, BODY, "articleparagraphs articlesection articulocuerpo cuerpoarticulo corpsarticle articlecorps");
        add(words, MAIN, "maincontent mainarticle contentmain pagecontent primarycontent maincol maincolumn");
        add(words, SIDE, "sidebar sidebars rail rightrail leftrail widgetarea rightcol rightcolumn aside barra");
        add(words, SIDE, "infobox factbox");
        add(words, TAGS, "tags taglist tagcloud tagged categories keywords etiquetas articletags posttags schlagworte");
        add(words, TAGS, "topics topiclist entrytags tagslist");
        add(words, KICKER, "kicker eyebrow antetitulo volanta overline rubric");
        return Map.copyOf(words);
    }

    private static void add(Map<String, Integer> words, int hint, String list) {
        for (String word : list.split(" ", -1)) {
            words.merge(word, hint, (a, b) -> a | b);
        }
    }
}
