package dev.crossover.results.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

import dev.crossover.common.document.DocumentError;
import dev.crossover.common.result.ResultLine;
import dev.crossover.results.Lines;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** How lines are packed. */
class PagePackerTests {

	private static final int ITEM_LIMIT = 350_000;

	private final JsonMapper json = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.build();

	private final PagePacker packer = new PagePacker(this.json);

	@Test
	void packWhenShardIsOrdinaryIsOnePage() {
		List<ResultLine> lines = Lines.mixed(1_500, 500);

		List<PageContents> pages = this.packer.pack(lines);

		assertThat(pages).hasSize(1);
		assertThat(pages.getFirst().firstIndex()).isEqualTo(1_500);
		assertThat(pages.getFirst().documents()).isEqualTo(500);
		assertThat(pages.getFirst().read(this.json)).isEqualTo(lines);
	}

	@Test
	void packWhenLinesDoNotShrinkKeepsEveryPageBelowTheItemLimit() {
		Random random = new Random(1);
		List<ResultLine> lines = LongStream.range(0, 200).mapToObj((index) -> incompressible(random, index)).toList();

		List<PageContents> pages = this.packer.pack(lines);

		assertThat(pages).hasSizeGreaterThan(3)
			.allSatisfy((page) -> assertThat(page.lines().length).isLessThan(ITEM_LIMIT));
		assertThat(pages.stream().flatMap((page) -> page.read(this.json).stream())).isEqualTo(lines);
		assertThat(pages.stream().mapToInt(PageContents::documents).sum()).isEqualTo(200);
	}

	@Test
	void packWhenLinesAreOutOfOrderSortsByIndex() {
		List<ResultLine> lines = new ArrayList<>(Lines.mixed(0, 50));
		Collections.shuffle(lines, new Random(1));

		List<PageContents> pages = this.packer.pack(lines);

		assertThat(pages.getFirst().read(this.json)).isEqualTo(Lines.mixed(0, 50));
	}

	@Test
	void packWhenThereAreNoLinesIsNoPage() {
		assertThat(this.packer.pack(List.of())).isEmpty();
	}

	private static ResultLine incompressible(Random random, long index) {
		StringBuilder message = new StringBuilder();
		random.ints(8_000, ' ', 0x7e)
			.filter((symbol) -> symbol != '"' && symbol != '\\')
			.forEach((symbol) -> message.append((char) symbol));
		return ResultLine.errored(null, index, new DocumentError("model_error", message.toString(), true));
	}

	@Test
	void followsWhenAPageIsMissingIsFalse() {
		Map<PagePosition, PagePosition> following = Map.of(new PagePosition(3, 0, 2), new PagePosition(3, 1, 2),
				new PagePosition(3, 1, 2), new PagePosition(4, 0, 1), new PagePosition(4, 0, 1),
				new PagePosition(5, 0, 3));

		following.forEach((page, next) -> assertThat(next.follows(page)).isTrue());
		assertThat(new PagePosition(4, 0, 1).follows(new PagePosition(3, 0, 2))).isFalse();
		assertThat(new PagePosition(4, 1, 2).follows(new PagePosition(3, 1, 2))).isFalse();
		assertThat(new PagePosition(5, 0, 1).follows(new PagePosition(3, 1, 2))).isFalse();
	}

}
