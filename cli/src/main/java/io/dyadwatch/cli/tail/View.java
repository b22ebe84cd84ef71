package io.dyadwatch.cli.tail;

import io.dyadwatch.contracts.ActorPair;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topic;
import io.dyadwatch.contracts.Topics;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A topic and how it is shown.
 *
 * @param name as it is given on the command line
 */
record View<T>(String name, Topic<T> topic, BiFunction<Blocks, T, List<String>> block) {
    private static final List<View<?>> ALL = List.of(
            new View<Article>("articles", Topics.ARTICLE, Blocks::article),
            new View<EnrichedArticle>("enriched", Topics.ENRICHED_ARTICLE, Blocks::enriched),
            new View<ActorPair>("pairs", Topics.ACTOR_PAIR, Blocks::pair),
            new View<Alert>("alerts", Topics.ALERT, Blocks::alert));

    /**
     * The lines for people.
     *
     * @throws io.dyadwatch.contracts.InvalidRecord if the bytes are not what the topic should hold
     */
    List<String> render(byte[] value, Blocks blocks) {
        return block.apply(blocks, Json.read(value, topic.type()));
    }

    /** Reads a name. */
    static final class Converter implements ITypeConverter<View<?>> {
        @Override
        public View<?> convert(String value) {
            String name = value.toLowerCase(Locale.ROOT);
            return ALL.stream()
                    .filter(v -> v.name().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new TypeConversionException("'" + value + "' is not articles, enriched, pairs or alerts"));
        }
    }
}
