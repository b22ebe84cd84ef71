/**
 * A program that posts numbered articles as a publisher does, and counts what a system makes of them, as an analyst and a
 * subscriber see it. It shares no code with what it counts: the JDK, Kafka's client and Jackson's tree are all it knows,
 * and a test holds that.
 */
@NullMarked
package io.dyadwatch.system.counter;

import org.jspecify.annotations.NullMarked;
