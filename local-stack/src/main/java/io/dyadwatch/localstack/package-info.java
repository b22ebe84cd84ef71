/** Real Kafka and real PostgreSQL without containers, from Maven artifacts: for tests and for the command line. */
@NullMarked
package io.dyadwatch.localstack;

import org.jspecify.annotations.NullMarked;
