package io.dyadwatch.extraction.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How short paragraphs and headings begin that lead away from the article: generic wording of the web in several
 * languages, in lower case. Each is only evidence; {@link BodyText} asks for the form of the block as well.
 */
final class Phrases {
    private static final String RELATED = """
        read more|read also|also read|read next|read:|see also|see more|related|more on|more from|more:|more stories
        watch:|watch now|watch more|listen:|recommended|you may also like|you might also like|you may like|don't miss
        up next|next:|previous:|previous article|next article|most read|most popular|trending|top stories|latest news
        further reading|also:|related:|more coverage|click here|keep reading|continue reading|what to read next|editor's picks|check out:|in other news
        lea también|lee también|lea además|lea más|leer más|leer también|lee más|lea:|lee:|ver también|vea también|ver más
        vea:|mira también|mirá también|mire también|mira:|también lea|también puede leer|también puedes leer|te puede interesar
        te puede gustar|le puede interesar|te podría interesar|le podría interesar|puede interesarle|quizás te interese
        te recomendamos|recomendamos|le recomendamos|además lee|además lea|más información:|más noticias|más sobre
        noticias relacionadas|notas relacionadas|nota relacionada|artículos relacionados|contenido relacionado|relacionad
        también te puede|también le puede|sigue leyendo|seguir leyendo|no te pierdas|no se pierda|últimas noticias
        lo más leído|lo más visto|en contexto:|lea aquí|artículo relacionado|noticia relacionada|de interés:|podría interesarte
        leia também|leia mais|veja também|saiba mais|notícias relacionadas|mais lidas
        lire aussi|à lire aussi|lire la suite|voir aussi|à voir aussi|à lire également|sur le même sujet|articles liés
        lesen sie auch|lesen sie mehr|mehr zum thema|siehe auch|auch interessant|weiterlesen|das könnte sie
        leggi anche|leggi di più|potrebbe interessarti|ti potrebbe interessare|articoli correlati|guarda anche
        lees ook|lees meer|czytaj też|czytaj także|przeczytaj także|läs också|läs även|les også|læs også|lue myös
        читайте также|читать также|читать далее|читайте:|смотрите также|по теме|материалы по теме|читать еще|еще по теме
        похожие|другие новости|читайте ещё|читайте еще|подробнее:|самое читаемое|рекомендуем|новости по теме
        читайте також|дивіться також|читати далі|схожі|за темою|більше новин|інші новини|популярне|радимо
        اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا|اقرأ ايضا|اقرأ المزيد|شاهد أيضا|شاهد أيضاً|مواضيع ذات صلة|أخبار ذات صلة|قد يعجبك|المزيد
        延伸阅读|相关阅读|相关新闻|相关文章|推荐阅读|更多新闻|延伸閱讀|相關新聞|相關文章|推薦閱讀|関連記事|あわせて読みたい|관련기사|관련 기사
        """;
    private static final String SUBSCRIBE = """
        sign up|subscribe|newsletter|get our|get the latest|join our|join us|join the conversation|follow us|like us
        follow me|download our|download the|get breaking|log in|sign in|already a subscriber|already a member
        to continue reading|this article is for subscribers|this content is for|become a member|support our|support us
        enter your email|your email|stay up to date|stay informed|never miss|don't miss out
        thank you for subscribing|thanks for subscribing|for unlimited access|unlock this|start your free trial
        puedes seguir|puede seguir|recuerda que puedes|recuerde que puede|ahora puedes recibir|ya conoces nuestro
        no te olvides de|descarga nuestra|descarga una nueva|suscríbete|suscríbase|suscribite|suscribirse|regístrate|regístrese|inicia sesión|iniciar sesión|síguenos|síganos
        seguinos|sigue a|únete|únase|descarga la|descargue|recibe las|reciba las|recibí las|recibe en tu|newsletter
        boletín|apúntate|este contenido es exclusivo|contenido exclusivo|exclusivo para suscriptores|para seguir leyendo
        hazte socio|ya eres suscriptor|ya sos suscriptor|activa las notificaciones|si te gustó|haz clic aquí|haga clic aquí
        assine|inscreva-se|siga-nos|cadastre-se|receba as
        abonnez-vous|inscrivez-vous|suivez-nous|s'abonner|déjà abonné|recevez|cet article est réservé|il vous reste
        abonnieren|jetzt abonnieren|melden sie sich|folgen sie uns|anmelden|newsletter bestellen|jetzt registrieren
        iscriviti|abbonati|seguici|registrati
        leave a comment|leave a reply|post a comment|add a comment|comments are closed|have your say|have something to say
        deja un comentario|deja tu comentario|deja tu|escribe un comentario
        laisser un commentaire|оставить комментарий|если вы нашли ошибку|нашли ошибку|якщо ви помітили|знайшли помилку
        якщо ви знайшли
        подписывайтесь|подпишитесь|подписаться|присоединяйтесь|следите за|читайте нас|хотите получать
        підписуйтесь|підписуйтеся|підпишіться|підписатися|долучайтесь|стежте за|читайте нас|приєднуйтесь
        اشترك|تابعنا|تابعونا|انضم|سجل|订阅|关注我们|扫码|扫描|訂閱|關注我們|下载客户端|登録|購読
        """;
    private static final String SHARE = """
        share this|share on|share:|share via|share|tweet this|email this|print this|facebook|twitter|whatsapp|copy link
        send to|pin it|view comments|show comments|comments
        comment on this|no comments
        send us|got a tip|have a tip|contact us|email us|write to us|like this:
        comparte|compartir|compartí|comparta|compártelo|enviar por|comentarios|comentar|ver comentarios|compartilhe|compartilhar|comentários
        partager|partagez|commentaires|réagir|teilen|kommentare|kommentieren|condividi|commenti
        поделиться|поделитесь|комментарии|комментировать
        поділитися|поділіться|коментарі|коментувати
        شارك|مشاركة|تعليقات|التعليقات|分享|评论|評論|コメント|シェア
        """;
    private static final String CREDIT = """
        photo:|photo by|ap photo|file photo|photo courtesy|courtesy of|courtesy photo|view this post on|a post shared by|photos:|photo credit|photograph:|photograph by|photos by|image:|image credit|image source|image by|images:
        image copyright|image caption|media caption|media playback|picture:|video:|credit:|credits:|caption:|getty images
        source:|copyright|©|(c) |all rights reserved|this material may not be|this article was originally published
        this article originally appeared|this story was originally|this post first appeared|advertisement
        sponsored|story continues below|article continues after|hide caption
        toggle caption|enlarge|click to enlarge|view gallery|view photos|scroll down|originally published
        filed under|tags:|tagged|topics:|categories:|posted in|category:|keywords:|labels:|about the author|about author
        foto:|fotos:|foto por|fotografía:|imagen:|imágenes:|crédito|créditos|video:|vídeo:|fuente:|derechos reservados
        todos los derechos|prohibida la reproducción|prohibida su reproducción|publicidad|anuncio|etiquetas:|temas:|archivado en
        sobre el autor|acerca del autor|foto de archivo|en la foto|imagen de archivo|image d'illustration
        crédits|crédit photo|tous droits réservés|publicité|mots-clés|quelle:|bild:|foto|anzeige|schlagworte|fonte:|pubblicità
        imagem:|publicidade|todos os direitos|riproduzione riservata|© riproduzione
        фото:|фото |источник:|реклама|теги:|метки:|все права защищены|автор фото|видео:|иллюстрация
        фото:|джерело:|теги:|усі права захищені|ілюстрація|мітки:
        صورة:|الصورة|مصدر الصورة|إعلان|جميع الحقوق|图片来源|图源|资料图|责任编辑|编辑：|责编|来源：|版权|声明：|記者攝|写真|広告
        """;
    /** Headings after which nothing of the article follows. */
    private static final String END = """
        comments|leave a comment|leave a reply|related|related articles|related stories|related posts|related news
        related content|related topics|more stories|more from|more news|more on this|more like this|recommended
        recommended for you|you may also like|you might also like|most read|most popular|most viewed|trending|trending now
        latest news|latest stories|top stories|popular|popular posts|popular stories|recent posts|editor's picks|up next
        about the author|share this|share this article|newsletter|sign up|subscribe|join the conversation|tags|topics
        comentarios|deja un comentario|deja una respuesta|relacionadas|relacionados|noticias relacionadas|notas relacionadas
        artículos relacionados|contenido relacionado|te puede interesar|le puede interesar|también te puede interesar
        más noticias|más leídas|lo más leído|lo más visto|últimas noticias|te recomendamos|sobre el autor|etiquetas|temas
        más de|más información|comparte|newsletter|suscríbete|tags relacionados|leia também|veja também|mais lidas|comentários
        sur le même sujet|à lire aussi|commentaires|les plus lus|articles similaires|sujets associés
        kommentare|mehr zum thema|auch interessant|meistgelesen|das könnte sie auch interessieren|commenti|leggi anche
        articoli correlati|i più letti|комментарии|читайте также|материалы по теме|по теме|похожие материалы|другие новости
        последние новости|самое читаемое|новости по теме|коментарі|читайте також|схожі новини|останні новини|популярне|за темою
        التعليقات|مواضيع ذات صلة|أخبار ذات صلة|اقرأ أيضا|اقرأ أيضاً|الأكثر قراءة|相关新闻|相关阅读|延伸阅读|热门文章|评论|推荐阅读
        """;

    private static final String FOLLOW = """
        follow|find us|find me|contact|reach|email|e-mail|tweet|you can follow|you can reach|sigue a|siga a|siga|sígueme|síguelo
        contacto|suivez|folgen|segui|подписывайтесь|следите|підписуйтесь|стежте|تابع
        """;
    private static final List<String> CHANNELS = List.of(
            "facebook",
            "twitter",
            "instagram",
            "whatsapp",
            "telegram",
            "newsletter",
            "youtube",
            "tiktok",
            "google news",
            "boletín",
            "viber",
            "podcast",
            "linkedin",
            "вконтакте",
            "дзен",
            "微信",
            "微博",
            "واتساب",
            "فيسبوك",
            "تويتر");
    private static final List<String> CONSENT = List.of(
            "we use",
            "uses cookies",
            "you agree",
            "your consent",
            "accept cookies",
            "accept all",
            "utilizamos",
            "usamos",
            "utiliza cookies",
            "acepta",
            "nous utilisons",
            "acceptez",
            "wir verwenden",
            "zustimmen",
            "utilizziamo",
            "используем",
            "використовуємо",
            "согласие");
    private static final List<String> CREDITS = List.of(
            "getty images",
            "(foto",
            "(photo",
            "foto:",
            "photo:",
            "fotografía:",
            "photo by",
            "ap photo",
            "/ap)",
            "/afp",
            "/ afp",
            "(afp)",
            "/efe",
            "/ efe",
            "(efe)",
            "(reuters)",
            "/reuters",
            "/ reuters",
            "(ap)",
            "courtesy of",
            "shutterstock",
            "(фото",
            "фото:",
            "/twitter)",
            "(image",
            "(credit",
            "(crédit",
            "(imagen",
            "file photo");
    private static final String BYLINE = """
        by |written by|posted by|published by|posted on|posted:|published on|published:|published |updated|last updated|last modified
        story by|from:|author:|by:|modified:|created:|reading time|estimated reading
        por |por:|escrito por|publicado|publicada|actualizado|actualizada|última actualización|autor:|redacción|fecha:|creado
        par |publié|mis à jour|von |veröffentlicht|aktualisiert|stand:|di |pubblicato|aggiornato|publicado em|atualizado
        автор:|опубликовано|обновлено|дата:|текст:|опубліковано|оновлено|كتب|نشر|تاريخ|تحديث|发布时间|作者|記者|记者|时间：|来源
        """;

    private static final String ACCENTED = "áàâäãåéèêëíìîïóòôöõúùûüñç’ё";
    private static final String BARE = "aaaaaaeeeeiiiiooooouuuunc'е";

    private static final Map<String, List<String>> RELATED_BY_START = byStart(RELATED);
    private static final Map<String, List<String>> SUBSCRIBE_BY_START = byStart(SUBSCRIBE);
    private static final Map<String, List<String>> SHARE_BY_START = byStart(SHARE);
    private static final Map<String, List<String>> CREDIT_BY_START = byStart(CREDIT);
    private static final Map<String, List<String>> FOLLOW_BY_START = byStart(FOLLOW);
    private static final Map<String, List<String>> BYLINE_BY_START = byStart(BYLINE);
    private static final Map<String, List<String>> END_BY_START = byStart(END);

    private Phrases() {}

    static boolean pointsElsewhere(String text) {
        return begins(RELATED_BY_START, text);
    }

    static boolean asksToSubscribe(String text) {
        return begins(SUBSCRIBE_BY_START, text);
    }

    static boolean asksToShare(String text) {
        return begins(SHARE_BY_START, text);
    }

    static boolean creditsOrSells(String text) {
        return begins(CREDIT_BY_START, text);
    }

    static boolean asksToFollow(String text) {
        return begins(FOLLOW_BY_START, text);
    }

    /** Whether the text is a notice of cookies: it names them and says who sets them or what is agreed to. */
    static boolean asksConsent(String text) {
        if (text.length() < 20 || text.length() > 1500) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("cookie") && CONSENT.stream().anyMatch(lower::contains);
    }

    /** How many channels of a publisher the text names: who names several asks to be followed there. */
    static int channels(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int named = 0;
        for (String channel : CHANNELS) {
            named += lower.contains(channel) ? 1 : 0;
        }
        return named;
    }

    /** Whether the text ends with the name of who took the picture, as captions do. */
    static boolean isCredited(String text) {
        String end = text.substring(Math.max(0, text.length() - 50)).toLowerCase(Locale.ROOT);
        if (end.endsWith(".") && !end.endsWith(").")) {
            return false;
        }
        for (String credit : CREDITS) {
            if (end.contains(credit)) {
                return true;
            }
        }
        return false;
    }

    static boolean signs(String text) {
        return begins(BYLINE_BY_START, text);
    }

    /** Whether the whole of a heading says that the article is over. */
    static boolean endsArticle(String heading) {
        String plain = plain(heading);
        List<String> candidates = END_BY_START.get(start(plain));
        if (candidates == null) {
            return false;
        }
        for (String phrase : candidates) {
            if (plain.startsWith(phrase) && plain.length() <= phrase.length() + 12) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(Map<String, List<String>> phrases, String text) {
        String plain = plain(text);
        List<String> candidates = phrases.get(start(plain));
        if (candidates == null) {
            return false;
        }
        for (String phrase : candidates) {
            if (plain.startsWith(phrase) && endsAtWord(plain, phrase)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsAtWord(String text, String phrase) {
        int end = phrase.length();
        return end >= text.length()
                || !Character.isLetter(phrase.charAt(end - 1))
                || !Character.isLetter(text.charAt(end))
                || Character.isIdeographic(phrase.charAt(end - 1))
                || phrase.equals("relacionad");
    }

    private static String plain(String text) {
        int from = 0;
        int end = Math.min(text.length(), 60);
        while (from < end && !Character.isLetterOrDigit(text.charAt(from)) && text.charAt(from) != '©') {
            from++;
        }
        return bare(text.substring(from, end).toLowerCase(Locale.ROOT));
    }

    /** Without the accents that some write and some leave out: capitals, and countries, differ in them. */
    private static String bare(String lower) {
        StringBuilder bare = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            int accented = ACCENTED.indexOf(c);
            bare.append(accented < 0 ? c : BARE.charAt(accented));
        }
        return bare.toString();
    }

    /** Phrases are kept by their first two letters, so that a block is compared with a few only. */
    private static String start(String text) {
        return text.length() < 2 ? text : text.substring(0, 2);
    }

    private static Map<String, List<String>> byStart(String lines) {
        Map<String, List<String>> phrases = new HashMap<>();
        for (String line : lines.split("\n", -1)) {
            for (String written : line.split("\\|", -1)) {
                String phrase = bare(written);
                if (!phrase.isEmpty()) {
                    phrases.computeIfAbsent(start(phrase), s -> new ArrayList<>())
                            .add(phrase);
                }
            }
        }
        return phrases;
    }
}
