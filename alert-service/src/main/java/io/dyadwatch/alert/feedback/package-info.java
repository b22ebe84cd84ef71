/** What subscribers say of their alerts, kept beyond the alerts and exported as labelled cases. */
@NullMarked
package io.dyadwatch.alert.feedback;

import org.jspecify.annotations.NullMarked;
