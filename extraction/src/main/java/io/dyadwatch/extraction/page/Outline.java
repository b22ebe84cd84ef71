package io.dyadwatch.extraction.page;

import java.util.List;

/**
 * The page as the extraction sees it: its block-level elements in document order, and the blocks of text in them.
 *
 * @param parts parents before their children
 * @param blocks in document order
 */
record Outline(List<Part> parts, List<Block> blocks) {}
