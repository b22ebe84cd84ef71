package io.dyadwatch.tagging.inflect;

public enum GrammaticalNumber {
    SINGULAR,
    PLURAL
}
