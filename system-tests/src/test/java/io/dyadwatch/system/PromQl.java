package io.dyadwatch.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names of metrics in PromQL, by its lexical rules and no more of its grammar: a name is a metric unless it
 * is a keyword, is called like a function, or stands where labels stand.
 */
final class PromQl {
    /** A string, a comment, a number or duration, a name, an opening or closing sign, any other sign; white space. */
    private static final Pattern TOKEN =
            Pattern.compile("(?<string>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`)"
                    + "|(?<comment>#[^\\n]*)"
                    + "|(?<number>\\.?[0-9](?:[eE][+-][0-9]|[0-9a-zA-Z.])*)"
                    + "|(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)"
                    + "|(?<sign>[(){}\\[\\]])"
                    + "|(?<operator>[-+*/%^=!~<>,@]+)"
                    + "|(?<space>\\s+)");

    private static final Set<String> LABEL_LISTS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

    /** Neither metrics nor called, in lower case; an aggregation may have labels between its name and what it is of. */
    private static final Set<String> KEYWORDS = Set.of(
            "and",
            "or",
            "unless",
            "atan2",
            "bool",
            "offset",
            "inf",
            "nan",
            "sum",
            "min",
            "max",
            "avg",
            "group",
            "stddev",
            "stdvar",
            "count",
            "count_values",
            "bottomk",
            "topk",
            "quantile");

    private PromQl() {}

    private record Token(String kind, String text) {
        boolean is(String sign) {
            return text.equals(sign) && !kind.equals("string");
        }
    }

    /**
     * The names of metrics in an expression.
     *
     * @throws IllegalArgumentException where it has a sign that PromQL has not, or names a metric by {@code __name__}
     */
    static Set<String> metrics(String expression) {
        List<Token> tokens = tokens(expression);
        Set<String> metrics = new TreeSet<>();
        int at = 0;
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            String word = token.text().toLowerCase(Locale.ROOT);
            if (token.is("{")) {
                at = pastMatchers(tokens, at, expression);
            } else if (token.is("[")) {
                at = past(tokens, at, "]", expression);
            } else if (!token.kind().equals("name")) {
                at++;
            } else if (LABEL_LISTS.contains(word)) {
                at = opens(tokens, at + 1) ? past(tokens, at + 1, ")", expression) : at + 1;
            } else {
                if (!KEYWORDS.contains(word) && !opens(tokens, at + 1)) {
                    metrics.add(token.text());
                }
                at++;
            }
        }
        return metrics;
    }

    private static int pastMatchers(List<Token> tokens, int open, String expression) {
        int end = past(tokens, open, "}", expression);
        if (tokens.subList(open, end).stream().anyMatch(token -> token.is("__name__"))) {
            throw new IllegalArgumentException("a metric is named by a label in: " + expression);
        }
        return end;
    }

    /** The place after the next closing sign. */
    private static int past(List<Token> tokens, int from, String closing, String expression) {
        for (int at = from; at < tokens.size(); at++) {
            if (tokens.get(at).is(closing)) {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("no " + closing + " in: " + expression);
    }

    private static boolean opens(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).is("(");
    }

    private static List<Token> tokens(String expression) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(expression);
        int at = 0;
        while (at < expression.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new IllegalArgumentException("character " + (at + 1) + " is not PromQL's in: " + expression);
            }
            for (String kind : List.of("string", "number", "name", "sign", "operator")) {
                if (matcher.group(kind) != null) {
                    tokens.add(new Token(kind, matcher.group()));
                }
            }
            at = matcher.end();
        }
        return tokens;
    }
}
