/**
 * Feeds as sources: what is fetched, when it is asked for again, and what becomes of its items.
 *
 * <p>What operators want read lies on {@code news.feed.v1}, how far each feed was read on {@code news.feed-state.v1}, both
 * with the feed's id for a key and in the partition that {@link io.dyadwatch.ingest.feed.FeedPartition} names. The
 * partition follows from the feed's host, so that one instance asks a host, and a limit on it holds without anybody to
 * ask for leave. Whoever takes a partition over reads its states to their end and goes on from there: a state is written
 * after Kafka has the articles of that reading, so that a takeover may send some again but loses none.
 */
@NullMarked
package io.dyadwatch.ingest.feed;

import org.jspecify.annotations.NullMarked;
