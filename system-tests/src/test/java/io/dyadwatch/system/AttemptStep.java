package io.dyadwatch.system;

/** Where an attempt of a delivery stands when its sender is killed. */
enum AttemptStep {
    /** It is claimed, and nothing has left: no connection comes about. */
    CLAIMED,
    /** The connection is made; what was sent on it lies unread. */
    CONNECTED,
    /** The subscriber has the request and has not answered. */
    RECEIVED,
    /** The answer has just been written. */
    ANSWERED,
    /** The sender knows the answer and is about to write the row. */
    ROW_UNDER_WAY,
    /** The row is written. */
    RECORDED
}
