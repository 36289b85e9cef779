/** A template for routes made by name: what `list`, `--help` and the question for a template show. */
export interface TemplateInfo {
  /** What `-t` takes: `basic`, or `file:./mine.hbs` for a template of the user's. */
  name: string;
  /** One line, from the template's leading comment. */
  description: string;
  /**
   * Keys of the outputs, sorted: `["pages/basic"]`, `["pages/collection/[id]", "pages/collection/index"]`,
   * `["file:./mine.hbs"]`. Those of a folder go below the route: `people/index`, `people/[id]`.
   */
  files: string[];
  /** It makes routes from records, given with `--data`. */
  needsData: boolean;
}

/**
 * Which fields a view has, as data, so that a user's template can be checked before it is rendered.
 * A one-element array is a list of such elements.
 */
export type ViewShape = "text" | "flag" | readonly [ViewShape] | { readonly [field: string]: ViewShape };

/** The {@link ViewShape} of a view type; the compiler keeps the two equal. */
export type ShapeOf<View> = [View] extends [string]
  ? "text"
  : [View] extends [boolean]
    ? "flag"
    : View extends readonly (infer Element)[]
      ? readonly [ShapeOf<Element>]
      : { readonly [Field in keyof View]-?: ShapeOf<View[Field]> };
