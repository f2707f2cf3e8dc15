@NullMarked
package dev.souk.local.gateway;

import org.jspecify.annotations.NullMarked;
