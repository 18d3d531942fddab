/** Tests of the jobs on real databases. */
@NullMarked
package dev.acestep.jobs;

import org.jspecify.annotations.NullMarked;
