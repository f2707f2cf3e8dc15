/** What is kept in Redis so that it need not be made again. Whoever asks goes on without it when Redis does not answer. */
@NullMarked
package dev.souk.cache;

import org.jspecify.annotations.NullMarked;
