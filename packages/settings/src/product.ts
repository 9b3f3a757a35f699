/** The product's name in titles, mail, logs and messages. To rename the product, change it here. */
export const PRODUCT_NAME = 'Four-Oh-One';

/** The product in a few words, for the title of the start page and the description of all pages. */
export const PRODUCT_SLOGAN = 'The full-stack reference for HTTP 401';
