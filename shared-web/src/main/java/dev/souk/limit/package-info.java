/** How often somebody may do something: counted in Redis for all pods together, and in each pod while Redis is away. */
@NullMarked
package dev.souk.limit;

import org.jspecify.annotations.NullMarked;
