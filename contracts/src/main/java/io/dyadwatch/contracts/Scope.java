package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How near to each other a watch wants its two actors. */
public enum Scope {
    /** Both in one sentence. */
    @JsonProperty("sentence")
    SENTENCE,
    /** In sentences that are at most a given number apart. */
    @JsonProperty("within-sentences")
    WITHIN_SENTENCES,
    /** Both in the headline or the lead. */
    @JsonProperty("headline-or-lead")
    HEADLINE_OR_LEAD,
    /** Anywhere in the article. */
    @JsonProperty("article")
    ARTICLE
}
