/** What the demo businesses sell, and to whom. Money in INR, weights in grams. */

export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly hsn: string;
  readonly cost: string;
  readonly price: string;
  readonly tax: string;
  readonly grams: number;
  readonly stock: number;
  readonly reorder: number;
}

const product = (
  sku: string,
  name: string,
  category: string,
  hsn: string,
  cost: string,
  price: string,
  tax: string,
  grams: number,
  stock: number,
  reorder: number,
): Product => ({ sku, name, category, hsn, cost, price, tax, grams, stock, reorder });

/** The shop's own goods are the packs' demo data; the tea shop's are these. */
export const teas: readonly Product[] = [
  product('TEA-ASM-250', 'Assam orthodox tea, 250 g', 'Tea', '0902', '180.00', '349.00', '5', 270, 140, 20),
  product('TEA-DAR-100', 'Darjeeling first flush, 100 g', 'Tea', '0902', '290.00', '599.00', '5', 120, 60, 10),
  product('MAS-CHA-200', 'Masala for chai, 200 g', 'Spices', '0910', '95.00', '249.00', '5', 220, 80, 15),
  product('CUP-CLY-006', 'Clay cups, set of six', 'Cups', '6912', '160.00', '399.00', '12', 900, 35, 6),
];

export interface Buyer {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly line1: string;
  readonly city: string;
  readonly state: string;
  readonly state_code: string;
  readonly postal_code: string;
}

const buyer = (
  name: string,
  phone: string,
  line1: string,
  city: string,
  state: string,
  state_code: string,
  postal_code: string,
): Buyer => ({
  name,
  email: `${name.toLowerCase().replaceAll(' ', '.')}@mail.example`,
  phone,
  line1,
  city,
  state,
  state_code,
  postal_code,
});

export const buyers: readonly Buyer[] = [
  buyer('Ananya Iyer', '9800000101', '12 Lake View Road', 'Pune', 'Maharashtra', 'MH', '411001'),
  buyer('Vikram Rathore', '9800000102', '7 Amber Marg', 'Jaipur', 'Rajasthan', 'RJ', '302001'),
  buyer('Sneha Reddy', '9800000103', '45 Banjara Hills', 'Hyderabad', 'Telangana', 'TS', '500034'),
  buyer('Imran Qureshi', '9800000104', '3 Civil Lines', 'Lucknow', 'Uttar Pradesh', 'UP', '226001'),
  buyer('Maria Fernandes', '9800000105', '21 Altinho', 'Panaji', 'Goa', 'GA', '403001'),
  buyer('Gurpreet Kaur', '9800000106', '88 Sector 17', 'Chandigarh', 'Chandigarh', 'CH', '160017'),
  buyer('Deepa Menon', '9800000107', '9 Marine Drive', 'Kochi', 'Kerala', 'KL', '682031'),
  buyer('Sourav Ghosh', '9800000108', '16 Southern Avenue', 'Kolkata', 'West Bengal', 'WB', '700029'),
  buyer('Kavya Shetty', '9800000109', '5 Bejai Main Road', 'Mangaluru', 'Karnataka', 'KA', '575004'),
  buyer('Rohit Deshmukh', '9800000110', '30 FC Road', 'Nagpur', 'Maharashtra', 'MH', '440001'),
  buyer('Tenzin Dolma', '9800000111', '2 Mall Road', 'Gangtok', 'Sikkim', 'SK', '737101'),
  buyer('Harsh Patel', '9800000112', '61 CG Road', 'Ahmedabad', 'Gujarat', 'GJ', '380009'),
];
