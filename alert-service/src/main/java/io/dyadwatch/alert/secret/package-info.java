/** What is kept encrypted: the keys, the cipher, and the job that moves rows to a new key. */
@NullMarked
package io.dyadwatch.alert.secret;

import org.jspecify.annotations.NullMarked;
