package io.dyadwatch.access;

/** The words of {@link Role} as constants, for {@code @RolesAllowed}. */
public final class Roles {
    public static final String OPERATOR = "operator";
    public static final String PUBLISHER = "publisher";
    public static final String ANALYST = "analyst";
    public static final String SUBSCRIBER = "subscriber";

    private Roles() {}
}
