/**
 * Getting published checkpoints from the hubs that carry them. {@link dev.acestep.engine.download.ModelDownload} is the
 * way in: it finds the files of a model, fetches what is missing into a folder that nobody looks into, checks it, and
 * moves the model to its place when it is whole. A killed download is resumed by the next one.
 */
@NullMarked
package dev.acestep.engine.download;

import org.jspecify.annotations.NullMarked;
