/** Tests that speak HTTP to a real server over the real queue. */
@NullMarked
package dev.acestep.http;

import org.jspecify.annotations.NullMarked;
