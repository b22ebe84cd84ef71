/** Many articles on one request, a result for each as it goes. */
@NullMarked
package io.dyadwatch.ingest.batch;

import org.jspecify.annotations.NullMarked;
