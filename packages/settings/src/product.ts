/** What people read as the product's name: in titles, logs and messages. A cloner renames it here. */
export const PRODUCT_NAME = 'Four-Oh-One';
