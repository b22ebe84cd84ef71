package io.dyadwatch.alert.migration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a migration may not do, because the version before it is still at work while instances are exchanged one by one:
 * it reads the columns that it knows, and writes rows that lack the new ones. A table that the same migration makes is
 * free: nobody else knows it.
 */
final class MigrationRules {
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern MADE = Pattern.compile("create table (?:if not exists )?(\\S+)");
    private static final Pattern ALTERED = Pattern.compile("alter table (?:if exists )?(?:only )?(\\S+)");
    private static final Pattern UNIQUE = Pattern.compile("create unique index .*? on (?:only )?([^\\s(]+)");

    /** Of an {@code alter table}, by what is said of it. */
    private static final Map<String, Pattern> OF_TABLES = rules();

    private MigrationRules() {}

    private static Map<String, Pattern> rules() {
        Map<String, Pattern> rules = new LinkedHashMap<>();
        rules.put(
                "drops a column",
                Pattern.compile(
                        "\\bdrop (column\\b|(?!constraint\\b|not null\\b|default\\b|expression\\b|identity\\b)\\w+)"));
        rules.put("renames", Pattern.compile("\\brename\\b"));
        rules.put("changes a column's type", Pattern.compile("\\balter (column )?\\S+ (set data )?type\\b"));
        rules.put("lets a column be null that was not", Pattern.compile("\\bdrop not null\\b"));
        rules.put("takes null out of a column", Pattern.compile("\\bset not null\\b"));
        rules.put(
                "adds a column that is not null and has no default",
                Pattern.compile("\\badd (column )?(?:(?!,\\s*add\\b).)*\\bnot null\\b"));
        rules.put(
                "adds a constraint",
                Pattern.compile("\\badd (constraint|check|unique|primary key|foreign key|exclude)\\b"));
        return rules;
    }

    /** What is broken, as sentences without a subject; empty where the previous version goes on working. */
    static List<String> broken(String migration) {
        String plain = TEXT.matcher(COMMENT.matcher(migration).replaceAll(" ")).replaceAll("''");
        List<String> statements = new ArrayList<>();
        for (String each : plain.toLowerCase(Locale.ROOT).split(";", -1)) {
            statements.add(each.replaceAll("\\s+", " ").strip());
        }
        Set<String> made = new HashSet<>();
        List<String> broken = new ArrayList<>();
        for (String statement : statements) {
            Matcher table = MADE.matcher(statement);
            if (table.lookingAt()) {
                made.add(table.group(1).replaceAll("\\(.*", ""));
            }
            check(statement, made, broken);
        }
        return broken;
    }

    private static void check(String statement, Set<String> made, List<String> broken) {
        if (statement.matches("drop (table|view|materialized view|sequence|type|function|schema|domain)\\b.*")) {
            broken.add("drops: " + statement);
        }
        if (statement.startsWith("truncate ")) {
            broken.add("empties a table: " + statement);
        }
        Matcher unique = UNIQUE.matcher(statement);
        if (unique.lookingAt() && !made.contains(unique.group(1))) {
            broken.add("makes unique what was not: " + statement);
        }
        Matcher altered = ALTERED.matcher(statement);
        if (altered.lookingAt() && !made.contains(altered.group(1))) {
            OF_TABLES.forEach((what, pattern) -> {
                Matcher found = pattern.matcher(statement);
                if (found.find() && !(what.startsWith("adds a column") && hasDefaults(statement))) {
                    broken.add(what + ": " + statement);
                }
            });
        }
    }

    /** Whether each column that is added and not null has a default. */
    private static boolean hasDefaults(String statement) {
        for (String added : statement.split("\\badd\\b", -1)) {
            if (added.contains(" not null") && !added.contains(" default ")) {
                return false;
            }
        }
        return true;
    }
}
