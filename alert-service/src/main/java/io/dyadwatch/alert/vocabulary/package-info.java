/** The actors and topics a watch may name. */
@NullMarked
package io.dyadwatch.alert.vocabulary;

import org.jspecify.annotations.NullMarked;
