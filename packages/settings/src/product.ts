/** The product's name in titles, logs and messages. To rename the product, change it here. */
export const PRODUCT_NAME = 'Four-Oh-One';
