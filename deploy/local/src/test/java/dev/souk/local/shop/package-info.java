@NullMarked
package dev.souk.local.shop;

import org.jspecify.annotations.NullMarked;
