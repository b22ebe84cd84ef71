/** Transactions and statements on PostgreSQL. */
@NullMarked
package io.dyadwatch.alert.database;

import org.jspecify.annotations.NullMarked;
