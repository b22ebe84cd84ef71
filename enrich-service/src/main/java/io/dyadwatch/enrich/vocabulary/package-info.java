/**
 * The vocabulary that articles are tagged with: the files' own, changed by what stands on its topic. Every instance follows
 * the topic; whoever writes to it writes as the only one.
 */
@NullMarked
package io.dyadwatch.enrich.vocabulary;

import org.jspecify.annotations.NullMarked;
